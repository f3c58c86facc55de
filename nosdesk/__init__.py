"""NOS Desk: arrange care and support, from what a person wants to a contract that both sides can read."""

__version__ = "0.1.0"
