"""The rules, in folders by group."""
