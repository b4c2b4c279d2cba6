# The names that every script has without an import.

from _public import _public

globals().update(_public)
