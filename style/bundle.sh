#!/bin/sh
# One style sheet an app, so that the first page asks for one file. Written only when changed: a watcher isn't woken for nothing.
# Order: values, plain elements, components (named as in src/components, src/containers and the pages), the officers' extras, paper.
set -eu
cd "$(dirname "$0")"
out=../target/style
mkdir -p "$out"
join() {
  app=$1
  shift
  # Two apps may be built side by side.
  new=$out/$app.$$.new
  cat "$@" > "$new"
  if cmp -s "$new" "$out/$app.css"; then rm "$new"; else mv "$new" "$out/$app.css"; fi
}
# No page of the holder's app takes a file, or shows a receipt's code or a timeline.
join holder tokens.css base.css $(ls components/*.css | grep -Ev 'file_upload|receipt|timeline') beside.css print.css
join follow tokens.css base.css $(ls components/*.css | grep -Ev 'file_upload|receipt|start') beside.css phases.css print.css
# Nor is there a timeline in the wizard, nor at certificate files, nor any of what else stands on pages after it. Of what is sent there is a
# receipt: nobody prints the wizard.
before() { ls components/*.css | grep -Ev 'timeline|start|receipt|messages|matching_code'; }
join wizard tokens.css base.css $(before)
join keys tokens.css base.css $(before) print.css
join feedback tokens.css base.css components/*.css survey.css print.css
join kiosk tokens.css base.css components/*.css phases.css kiosk/*.css
join kiosk_feedback tokens.css base.css components/*.css kiosk/*.css survey.css
join officer tokens.css base.css components/*.css officer.css cases.css officer_case.css print.css
join office tokens.css base.css components/*.css officer*.css print.css
join evaluation tokens.css base.css components/*.css officer.css evaluation.css print.css
join complaints tokens.css base.css components/*.css officer.css officer_case.css complaints.css print.css
join admin tokens.css base.css components/*.css officer*.css admin.css print.css
