# `java.lang` for scripts.

from _errors import of_package

names = of_package('java.lang')
