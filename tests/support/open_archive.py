"""Opens a sealed archive with the stock `age`, which asks for the passphrase on a
terminal: usage: open_archive.py ARCHIVE OUT; the passphrase is on standard input.
"""

import os
import pty
import sys

archive, out = sys.argv[1:]
secret = sys.stdin.readline().strip()
child, terminal = pty.fork()
if child == 0:
    os.execvp("age", ["age", "--decrypt", "--output", out, archive])
os.read(terminal, 1024)
os.write(terminal, secret.encode() + b"\n")
while True:
    try:
        if not os.read(terminal, 1024):
            break
    except OSError:
        break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
