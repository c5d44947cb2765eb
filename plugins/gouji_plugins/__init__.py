"""What plugs into gouji and is neither rule nor form."""
