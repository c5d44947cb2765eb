"""The reader of a report's Chinese prose: it turns sentences into statements, figures with measure and place."""
