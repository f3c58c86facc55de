"""Beside the tests of all writers: the papers and the random documents that each of them is tested with."""
