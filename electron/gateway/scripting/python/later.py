# Functions that run once the script is done that hands them over.

from _crossing import call


# Runs a function later; nothing comes back from it. `milliseconds` is the least that it waits.
def run_later(function, description='', milliseconds=0):
    call('util.invokeAsynchronous', [lambda: _without_result(function()), description, milliseconds])


# What a function gives is nobody's; one that holds a `yield` ran nothing, and is told of.
def _without_result(result):
    return result if type(result).__name__ == 'generator' else None
