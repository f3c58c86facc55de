# Sets up NOS Desk on this machine; read in by packaging/run and packaging/test, not started by itself.
# Changes nothing outside this folder, but for the system packages that it names first.

ROOT=$(cd "$(dirname "$0")/.." && pwd)
VENV=${NOSDESK_VENV:-$ROOT/.venv}
PYTHON=""

say() { printf '%s\n' "$*" >&2; }

die() {
    say ""
    say "NOS Desk could not be set up."
    for line in "$@"; do say "$line"; done
    exit 1
}

# name of the file that the program loads, and the Debian package that holds it
LIBRARIES="libGL.so.1:libgl1 libEGL.so.1:libegl1 libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0 libxkbcommon.so.0:libxkbcommon0 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0 libxkbcommon-x11.so.0:libxkbcommon-x11-0"

# find_python: sets PYTHON to the first Python that is 3.11 or newer.
find_python() {
    for name in ${NOSDESK_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$name
            return
        fi
    done
    if command -v python3 >/dev/null 2>&1; then
        die "It needs Python 3.11 or newer; here is $(python3 --version 2>&1)." \
            "What to do: install a newer Python beside it (Debian 12 and Ubuntu 24.04 bring one), or name one:" \
            "  NOSDESK_PYTHON=/path/to/python3.12 packaging/${0##*/}"
    fi
    die "There is no Python on this machine." "What to do: install it (on Debian or Ubuntu: apt install python3), then start this again."
}

# missing_packages NAME:PACKAGE...: prints the packages of those libraries that this machine does not have.
missing_packages() {
    if command -v ldconfig >/dev/null 2>&1; then known=$(ldconfig -p); else known=$(/sbin/ldconfig -p 2>/dev/null || true); fi
    for pair in "$@"; do
        case "$known" in *"${pair%%:*} "*) ;; *) printf '%s ' "${pair#*:}" ;; esac
    done
}

# missing_commands NAME:PACKAGE...: the same for commands.
missing_commands() {
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair#*:}"
    done
}

# apt_install PACKAGE...: installs them, as root or through sudo. Returns 1 where that is not possible.
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then as_root=""; elif command -v sudo >/dev/null 2>&1; then as_root="sudo"; else return 1; fi
    # Without a terminal nobody can type sudo's password: do not wait for it.
    if [ -n "$as_root" ] && ! [ -t 0 ]; then as_root="sudo -n"; fi
    say "Installing system packages with apt, which can take some minutes: $*"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say "The list of packages could not be renewed; going on with the old one."
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need_system WHY PACKAGE...: installs packages without which there is no going on.
need_system() {
    why=$1
    shift
    apt_install "$@" && return
    if command -v apt-get >/dev/null 2>&1; then
        die "$why" "What to do: ask someone who may install programs on this machine to type:" \
            "  sudo apt-get update && sudo apt-get install $*" "Then start this again. Root is not needed for the rest."
    fi
    die "$why" "This machine has no apt, so they cannot be installed from here. On Debian they are called:" "  $*" \
        "What to do: install what holds the same with the package manager of this machine, then start this again." \
        "If they are there and were not found: NOSDESK_SKIP_SYSTEM=1 packaging/${0##*/}"
}

# set_up_system window|"" [COMMAND:PACKAGE...]: the libraries of a window, or none; commands that are good to have.
set_up_system() {
    kind=$1
    shift
    [ "$(uname -s)" = Linux ] && [ -z "${NOSDESK_SKIP_SYSTEM:-}" ] || return 0
    packages=""
    [ -x "$VENV/bin/python" ] || "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || packages="$(venv_package) "
    # shellcheck disable=SC2086  # a list of words
    [ "$kind" != window ] || packages="$packages$(missing_packages $LIBRARIES)"
    extras=$(missing_commands "$@")
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086
        need_system "Parts of the system that it needs are missing." $packages $extras
    elif [ -n "$extras" ]; then
        # shellcheck disable=SC2086
        apt_install $extras || say "Not on this machine: ${extras% }. Going on without; what needs them will say so."
    fi
}

# venv_package: Debian's name of what lets this Python make an environment.
venv_package() {
    if [ "$PYTHON" = python3 ]; then echo python3-venv; else echo "${PYTHON##*/}-venv"; fi
}

# digest FILE...: changes when the files, the Python or the place of this folder change.
digest() {
    "$PYTHON" - "$ROOT" "$@" <<'PY'
import hashlib, pathlib, sys
told = hashlib.sha256(f"{sys.version}\n{sys.argv[1]}\n".encode())
for name in sys.argv[2:]:
    told.update(pathlib.Path(name).read_bytes())
print(told.hexdigest())
PY
}

# set_up_python run|test: an environment in .venv with exactly what the lock names; at once where that was done before.
set_up_python() {
    lock=$ROOT/packaging/locked-$1.txt
    stamp=$VENV/.nosdesk-$1
    wanted=$(digest "$lock" "$ROOT/pyproject.toml")
    if [ -x "$VENV/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    if [ -e "$VENV" ] && { [ "$(cat "$VENV/.nosdesk-place" 2>/dev/null || echo "$VENV")" != "$VENV" ] ||
        ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; }; then
        say "The environment in $VENV was moved, or its Python is gone. Making it anew."
        rm -rf "$VENV"
    fi
    if [ ! -e "$VENV" ]; then
        say "Making a Python environment in $VENV ($("$PYTHON" --version 2>&1)), for NOS Desk only."
        "$PYTHON" -m venv "$VENV" || { rm -rf "$VENV"; die "Python could not make an environment in $VENV." "What to do: see the lines above; is the disk full, or the folder not yours?"; }
    fi
    say "Fetching the Python packages named in packaging/locked-$1.txt, each checked by its hash."
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock" >&2 ||
        die "The Python packages could not be fetched." \
            "What to do: see the lines above. Is there a network? Behind a proxy, set HTTPS_PROXY. Without a network, fetch them elsewhere:" \
            "  pip download --require-hashes -r packaging/locked-$1.txt -d wheels" \
            "bring that folder here and type: PIP_NO_INDEX=1 PIP_FIND_LINKS=wheels packaging/${0##*/}"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation -e "$ROOT" >&2 ||
        die "The program itself could not be installed into $VENV." "What to do: see the lines above. This is our mistake: please report it."
    "$VENV/bin/python" -m compileall -q "$ROOT/nosdesk"
    printf '%s\n' "$VENV" >"$VENV/.nosdesk-place"
    printf '%s\n' "$wanted" >"$stamp"
    # What tests need includes all that the program needs.
    [ "$1" = run ] || digest "$ROOT/packaging/locked-run.txt" "$ROOT/pyproject.toml" >"$VENV/.nosdesk-run"
    say "Set up."
}

# set_up_words: compiles message catalogues that changed since.
set_up_words() {
    for source in "$ROOT"/translations/*/LC_MESSAGES/nosdesk.po; do
        [ -e "$source" ] || continue
        if [ ! -e "${source%.po}.mo" ] || [ "$source" -nt "${source%.po}.mo" ]; then
            "$VENV/bin/python" "$ROOT/packaging/messages.py" compile >&2
            return
        fi
    done
}
