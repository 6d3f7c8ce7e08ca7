#!/bin/sh
# Starts Chromium as a kiosk with a profile in memory. Of one start nothing reaches the next but the cookie that pairs the terminal.
# Further words are handed to Chromium.
set -eu

: "${KIOSK_URL:?is not set: the address of the kiosk, for example https://perbarui.example.go.id/kios/}"
# In memory (systemd's RuntimeDirectory) and on disk (systemd's StateDirectory).
: "${RUNTIME_DIRECTORY:?is not set: a directory in memory}"
: "${STATE_DIRECTORY:?is not set: a directory that is kept}"
umask 077

# What is left of an earlier start, whose last processes may still be writing.
rm -rf "$RUNTIME_DIRECTORY"/profile.* || :
profile=$(mktemp -d "$RUNTIME_DIRECTORY/profile.XXXXXX")
mkdir "$profile/Default"
# Sessions are no cookies on a kiosk (src/api/kiosk.rs), so that the pairing is the only one there is.
touch "$STATE_DIRECTORY/Cookies"
ln -s "$STATE_DIRECTORY/Cookies" "$profile/Default/Cookies"

# password-store: the cookie is read by the next start as well, which knows no keyring.
exec "${KIOSK_BROWSER:-chromium}" \
  --user-data-dir="$profile" \
  --disk-cache-dir="$profile/cache" \
  --password-store=basic \
  --kiosk \
  --no-first-run \
  --no-default-browser-check \
  --noerrdialogs \
  --hide-crash-restore-bubble \
  --disable-session-crashed-bubble \
  --disable-infobars \
  --disable-pinch \
  --overscroll-history-navigation=0 \
  --disable-features=Translate,TouchpadOverscrollHistoryNavigation,MediaRouter,GlobalMediaControls \
  --disable-component-update \
  --disable-breakpad \
  --disable-sync \
  --lang=id \
  "$@" \
  "$KIOSK_URL"
