#!/bin/sh
# Starts Countersign. A command (countersign user add ...) starts no window system, so that it runs on a server, and no
# sandbox, which is for pages. What the program takes of this: electron/shell/commandLine.ts.
program=$(dirname "$(readlink -f "$0")")/countersign.bin
case ${1-} in
'' | -*) exec "$program" "$@" ;;
*) exec "$program" --no-sandbox --ozone-platform=headless --disable-gpu --log-level=3 "$@" ;;
esac
