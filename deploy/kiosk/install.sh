#!/bin/sh
# Makes a Debian machine a kiosk: install.sh https://perbarui.example.go.id
# Can be called again, for another address or a newer version of these files.
set -eu

address=${1:-}
case $address in
  https://*/*) echo "The address must end after the name, without a slash: $address" >&2; exit 2 ;;
  https://?*) ;;
  *) echo "Call: $0 https://NAME" >&2; exit 2 ;;
esac
[ "$(id -u)" = 0 ] || { echo "$0 must be called by root" >&2; exit 2; }
cd "$(dirname "$0")"

# Debian only recommends two of them, but cage ends at once without Xwayland, and Chromium where no user may make a sandbox.
apt-get install -y --no-install-recommends chromium chromium-sandbox cage xwayland fonts-dejavu-core libpam-systemd
id perbarui-kiosk > /dev/null 2>&1 || useradd --system --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin perbarui-kiosk
usermod -aG video,input,render perbarui-kiosk

name=${address#https://}
install -d /etc/chromium/policies/managed /usr/local/lib/perbarui-kiosk
sed "s|perbarui\.example\.go\.id|$name|g" policy.json > /etc/chromium/policies/managed/perbarui-kiosk.json
install -m 755 start.sh /usr/local/lib/perbarui-kiosk/start.sh
install -m 644 perbarui-kiosk.service /etc/systemd/system/perbarui-kiosk.service
install -m 644 90-perbarui-kiosk.rules /etc/udev/rules.d/90-perbarui-kiosk.rules
printf 'KIOSK_URL=%s/kios/\n' "$address" > /etc/perbarui-kiosk.env

# No console to log in at, no way to switch to one, no restart and no kernel commands by keys.
mkdir -p /etc/systemd/logind.conf.d
printf '[Login]\nNAutoVTs=0\nReserveVT=0\nHandlePowerKey=poweroff\n' > /etc/systemd/logind.conf.d/perbarui-kiosk.conf
printf 'kernel.sysrq = 0\n' > /etc/sysctl.d/90-perbarui-kiosk.conf
systemctl mask ctrl-alt-del.target
systemctl disable getty@tty1.service
# Where an image is made, no systemd runs.
[ ! -d /run/systemd/system ] || systemctl daemon-reload
systemctl set-default graphical.target
systemctl enable perbarui-kiosk.service
echo "Restart the machine now: it comes up with the kiosk."
