# The names that every script has without an import.

from _prelude import _public

globals().update(_public)
