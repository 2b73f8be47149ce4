"""`python -m termfix`."""

from .cli import main

main()
