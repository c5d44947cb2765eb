"""What 岚江省 asks of its reports, beyond the national form."""
