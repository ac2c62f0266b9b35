# Shared by the commands in this folder; sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
app="$root/artifacts/app"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$1"; exit "${2:-3}"; }

need_dotnet() {
  command -v dotnet >/dev/null || PATH="$HOME/.dotnet:$PATH"
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: install it (dotnet.microsoft.com, or your distribution's dotnet-sdk-10.0) and start again."
}

need_sdk() {
  need_dotnet
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "A .NET SDK that fits global.json is missing; installed: $(dotnet --list-sdks | cut -d' ' -f1 | xargs)."
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# may_install WHAT-FOR PACKAGE...: or says what to do and ends.
may_install() {
  local purpose=$1; shift
  command -v apt-get >/dev/null || fail "$purpose is missing. Install the packages that Debian calls: $*"
  as_root true 2>/dev/null || fail "$purpose is missing and this account may not install it. As root: apt-get install $*"
}

# install WHAT-FOR PACKAGE...
install() {
  local purpose=$1; shift
  may_install "$purpose" "$@"
  say "Installing $purpose: $*"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  { as_root "${apt[@]}" update && as_root "${apt[@]}" install -y --no-install-recommends "$@"; } </dev/null >&2 ||
    fail "$purpose could not be installed: apt-get install $*"
}

has_postgres() {
  [ -n "${HAITANG__POSTGRES__BINARIES:-}" ] || { command -v postgres && command -v initdb; } >/dev/null ||
    compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null
}

# Debian would make and start a server of its own with it; nobody here asked for that one.
need_postgres() {
  has_postgres && return
  may_install "PostgreSQL" postgresql
  local defaults=/etc/postgresql-common/createcluster.d
  as_root sh -c "mkdir -p $defaults && echo 'create_main_cluster = false' >$defaults/haitang.conf"
  install "PostgreSQL" postgresql
  as_root rm "$defaults/haitang.conf"
}

# What the published program is made of, by name, size and time: a look, not a read.
sources() {
  (cd "$root" && find src eng ./*.props ./*.sln global.json \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum)
}

# Publishes into artifacts/app when the sources are others than last time. A running host keeps its own files.
publish_if_stale() {
  need_dotnet
  local now
  now=$(sources)
  [ -f "$app.sources" ] && [ "$(cat "$app.sources")" = "$now" ] && return
  need_sdk
  mkdir -p "$root/artifacts"
  exec 8>"$root/artifacts/publish.lock"
  flock 8
  if [ ! -f "$app.sources" ] || [ "$(cat "$app.sources")" != "$now" ]; then
    say "Building Haitang (once; a few minutes on a slow machine) …"
    rm -rf "$app.new" "$app.old"
    (cd "$root" && dotnet publish src/Haitang.Web -c Release -o "$app.new" -v q --nologo >&2) || fail "The build failed." 3
    [ ! -d "$app" ] || mv "$app" "$app.old"
    mv "$app.new" "$app"
    printf '%s\n' "$now" >"$app.sources"
    rm -rf "$app.old"
  fi
  exec 8>&-
}
