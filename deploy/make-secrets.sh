#!/bin/sh
# Draws every secret of docker-compose.yml by chance, once: a file that is there already is left as it is.
# The folder is yours alone; the files in it are readable, because containers run as other users.
set -eu
folder=${1:-secrets}
umask 022
mkdir -p "$folder"
chmod 700 "$folder"

draw() { # name: 64 hexadecimal digits
    [ -s "$folder/$1" ] || head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$folder/$1"
}

write() { # name, content
    [ -s "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"
}

for name in secret_key postgres_password owner_password app_password redis_password; do draw "$name"; done
write database_url "postgres://workbench_app:$(cat "$folder/app_password")@db:5432/workbench"
write database_owner_url "postgres://workbench_owner:$(cat "$folder/owner_password")@db:5432/workbench"
write redis_url "redis://:$(cat "$folder/redis_password")@redis:6379/0"
echo "Secrets are in $folder. Keep a copy where the backups are not."
