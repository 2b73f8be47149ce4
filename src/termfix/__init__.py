"""termfix finds semiconductor terms that machine translation broke and proposes corrected passages."""

from .checking import Checker, check
from .errors import TermfixError
from .findings import Finding, Passage, Report

__version__ = "0.1.0"
__all__ = ["Checker", "Finding", "Passage", "Report", "TermfixError", "__version__", "check"]
