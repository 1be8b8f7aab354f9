"""Reads a backup without Casekeep, by the steps of FORMAT.md: usage:
open_record.py FOLDER [OUT]; the recovery code is on standard input. Prints the
number of people; with OUT, writes the opened database there. Needs Python's
bindings of libsodium and OpenSSL.
"""

import base64
import hashlib
import hmac
import json
import sqlite3
import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as open_sealed

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

folder = sys.argv[1]
typed = [letter for letter in sys.stdin.readline().upper() if letter in LETTERS]
number = 0
for letter in typed[:32]:
    number = number * 32 + LETTERS.index(letter)
code = number.to_bytes(20, "big")

with open(f"{folder}/vault.keys", encoding="utf-8") as file:
    keys = json.load(file)
slot = next(slot for slot in keys["slots"] if slot["kind"] == "recovery_code")
record = keys["vault_id"]

# HKDF-SHA256 (RFC 5869), one block.
seed = hmac.new(record.encode(), code, hashlib.sha256).digest()
wrapping = hmac.new(seed, b"casekeep recovery slot\x01", hashlib.sha256).digest()
bound = f"casekeep-keys/1|{record}|recovery_code||".encode()
key = open_sealed(
    base64.b64decode(slot["wrapped"]), bound, base64.b64decode(slot["nonce"]), wrapping
)

PAGE, RESERVED, SALT = 4096, 80, 16
with open(f"{folder}/record.db", "rb") as file:
    sealed = file.read()
# The seals of the pages: HMAC-SHA512 over a page, its IV and its number.
mask = bytes(byte ^ 0x3A for byte in sealed[:SALT])
seal_key = hashlib.pbkdf2_hmac("sha512", key, mask, 2, 32)
plain = bytearray()
for number in range(len(sealed) // PAGE):
    page = sealed[number * PAGE : (number + 1) * PAGE]
    begin = SALT if number == 0 else 0
    body, rest = page[begin : PAGE - RESERVED], page[PAGE - RESERVED :]
    counted = body + rest[:16] + (number + 1).to_bytes(4, "little")
    if hmac.new(seal_key, counted, hashlib.sha512).digest() != rest[16:]:
        sys.exit(f"page {number + 1} is not what was written")
    opened = Cipher(algorithms.AES(key), modes.CBC(rest[:16])).decryptor().update(body)
    plain += (b"SQLite format 3\0" if number == 0 else b"") + opened + bytes(RESERVED)
# What is in use says that a journal lies beside it; this copy stands by itself.
plain[18:20] = b"\x01\x01"
if len(sys.argv) > 2:
    with open(sys.argv[2], "wb") as file:
        file.write(plain)
database = sqlite3.connect(":memory:")
database.deserialize(bytes(plain))
print(database.execute("SELECT count(*) FROM person").fetchone()[0])
