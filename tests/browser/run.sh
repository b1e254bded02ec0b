#!/bin/sh
# Walks through the page in Debian's Chromium. Exits with 77, and says why in a line, where that
# cannot be had.
cd "$(dirname "$0")" || exit 1
for program in node chromium; do
    command -v "$program" >/dev/null || {
        echo "browser_test: skipped, $program is not installed"
        exit 77
    }
done
[ -d node_modules/playwright-core ] || {
    echo "browser_test: skipped, npm could not fetch its packages (./dev test tries)"
    exit 77
}
exec node --test page.test.js
