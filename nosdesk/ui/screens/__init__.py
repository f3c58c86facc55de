"""Every place of the program, one module each."""
