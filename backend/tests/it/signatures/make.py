"""Makes signed PDFs with pyHanko, and has pyHanko's validator judge them.

make.py FOLDER [NAME ...] writes FOLDER/roots.pem and FOLDER/NAME.pdf (all that are known where none is named) and prints what
the validator says of each signature as JSON. Keys and certificates are made anew each time.
"""

import asyncio
import datetime
import io
import json
import pathlib
import sys

from asn1crypto import keys, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

UTC = datetime.timezone.utc
LONG = (datetime.datetime(2020, 1, 1, tzinfo=UTC), datetime.datetime(2050, 1, 1, tzinfo=UTC))
PAST = (datetime.datetime(2020, 1, 1, tzinfo=UTC), datetime.datetime(2021, 1, 1, tzinfo=UTC))


class Party:
    """A key with its certificate, and those above it."""

    def __init__(self, name, above=None, ca=False, valid=LONG, key=None, unit="Dinas Contoh", stamps=False, usage="signs"):
        self.key = key or rsa.generate_private_key(65537, 2048)
        names = [(NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, unit), (NameOID.COMMON_NAME, name)]
        subject = x509.Name([x509.NameAttribute(*entry) for entry in names])
        signs, sealed = usage == "signs" and not ca, usage == "seals"
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(above.cert.subject if above else subject)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(valid[0])
            .not_valid_after(valid[1])
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(x509.KeyUsage(signs, signs, sealed, False, False, ca, ca, False, False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
        )
        if stamps:
            made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        self.cert = made.sign(above.key if above else self.key, hashes.SHA256())
        self.chain = [above] + above.chain if above else []

    @property
    def asn1(self):
        return asn1_x509.Certificate.load(self.cert.public_bytes(serialization.Encoding.DER))

    @property
    def asn1_key(self):
        pkcs8 = serialization.PrivateFormat.PKCS8
        return keys.PrivateKeyInfo.load(
            self.key.private_bytes(serialization.Encoding.DER, pkcs8, serialization.NoEncryption())
        )

    def registry(self):
        store = SimpleCertificateStore()
        store.register_multiple([above.asn1 for above in self.chain if above.chain])
        return store

    def signer(self, **more):
        more = {"cert_registry": self.registry(), **more}
        return signers.SimpleSigner(signing_cert=self.asn1, signing_key=self.asn1_key, **more)


ROOT = Party("Induk Contoh", ca=True, unit="Otoritas Contoh")
MIDDLE = Party("Antara Contoh", ROOT, ca=True, unit="Otoritas Contoh")
BUDI = Party("Budi Santoso", MIDDLE)
SITI = Party("Siti Aminah", MIDDLE, key=ec.generate_private_key(ec.SECP256R1()))
P384 = Party("Rina Wati", MIDDLE, key=ec.generate_private_key(ec.SECP384R1()))
OLD = Party("Budi Santoso", MIDDLE, valid=PAST)
SEAL = Party("Budi Santoso", MIDDLE, usage="seals")
OTHER_ROOT = Party("Induk Lain", ca=True, unit="Otoritas Lain")
STRANGER = Party("Budi Santoso", OTHER_ROOT)
CLOCK = Party("Stempel Waktu Contoh", MIDDLE, stamps=True, usage="signs")
OTHER_CLOCK = Party("Stempel Waktu Lain", OTHER_ROOT, stamps=True, usage="signs")


def stamper(party=CLOCK):
    certificates = SimpleCertificateStore()
    certificates.register_multiple([above.asn1 for above in party.chain])
    return DummyTimeStamper(tsa_cert=party.asn1, tsa_key=party.asn1_key, certs_to_embed=certificates)


def context(moment=None):
    return ValidationContext(
        trust_roots=[ROOT.asn1], moment=moment, allow_fetching=False, revocation_mode="soft-fail",
        other_certs=[MIDDLE.asn1],
    )


def letter(stream_xrefs=False):
    """A letter of one page."""
    out = PdfFileWriter(stream_xrefs=stream_xrefs)
    font = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Font"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
        generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
    })
    resources = generic.DictionaryObject({
        generic.pdf_name("/Font"): generic.DictionaryObject({generic.pdf_name("/F1"): out.add_object(font)})
    })
    text = b"BT /F1 14 Tf 72 760 Td (Surat Rekomendasi) Tj ET"
    contents = out.add_object(generic.StreamObject(stream_data=text))
    out.insert_page(PageObject(contents=contents, media_box=(0, 0, 595.5, 842), resources=resources))
    buffer = io.BytesIO()
    out.write(buffer)
    return buffer.getvalue()


def sign(pdf, party=BUDI, name="Tanda1", signer=None, clock=None, box=None, prepared=False, **metadata):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    metadata = {"subfilter": fields.SigSeedSubFilter.PADES, "md_algorithm": "sha256", **metadata}
    spec = None if prepared else fields.SigFieldSpec(name, on_page=0, box=box)
    out = signers.sign_pdf(
        writer, signers.PdfSignatureMetadata(field_name=name, **metadata), signer=signer or party.signer(),
        timestamper=clock, new_field_spec=spec,
    )
    return out.getvalue()


def update(pdf, change):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page(writer):
    reference = writer.find_page_for_modification(0)[0]
    writer.mark_update(reference)
    return reference.get_object()


def other_contents(writer):
    text = b"BT /F1 14 Tf 72 760 Td (Surat lain) Tj ET"
    page(writer)["/Contents"] = writer.add_object(generic.StreamObject(stream_data=text))


def annotation(writer):
    box = generic.ArrayObject([generic.NumberObject(number) for number in (72, 700, 300, 740)])
    note = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
        generic.pdf_name("/Contents"): generic.pdf_string("Surat lain"),
        generic.pdf_name("/Rect"): box,
    })
    target = page(writer)
    notes = target.get("/Annots", generic.ArrayObject())
    target["/Annots"] = generic.ArrayObject(list(notes) + [writer.add_object(note)])


def page_size(writer):
    page(writer)["/MediaBox"] = generic.ArrayObject([generic.FloatObject(side) for side in (0, 0, 595.25, 842)])


def proofs(pdf):
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[MIDDLE.asn1], ocsps=(), crls=())
    return out.getvalue()


def prepared():
    def add(writer):
        fields.append_signature_field(writer, fields.SigFieldSpec("Tanda1", on_page=0, box=(72, 72, 272, 122)))

    return update(letter(), add)


def flipped(pdf, mark, by):
    at = pdf.index(mark) + by
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1:]


def hidden_twice():
    """A letter with another text of the same number, which its cross-reference does not name."""
    pdf = bytearray(b"%PDF-1.7\n")
    at = {}

    def add(number, body):
        at[number] = len(pdf)
        pdf.extend(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def text(words):
        drawn = b"BT /F1 14 Tf 72 760 Td (%s) Tj ET" % words
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)

    add(4, text(b"Surat lain"))
    hidden = at[4]
    add(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    add(2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    add(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
    add(4, text(b"Surat Rekomendasi"))
    add(5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    table = len(pdf)
    pdf.extend(b"xref\n0 6\n0000000000 65535 f \n")
    for number in range(1, 6):
        pdf.extend(b"%010d 00000 n \n" % at[number])
    pdf.extend(b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
    return bytes(pdf), hidden


def appended(signed, entries, size=40, body=b""):
    """The file with another revision: these objects and this cross-reference."""
    previous = int(signed[signed.rindex(b"startxref") + 9:].split()[0])
    root = PdfFileReader(io.BytesIO(signed)).trailer.raw_get("/Root").idnum
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, previous)
    table = len(signed) + len(body)
    return signed + body + b"xref\n" + entries + trailer + b"startxref\n%d\n%%%%EOF\n" % table


def hidden_shown():
    """Only a cross-reference is added, by which the other text is shown."""
    pdf, hidden = hidden_twice()
    return appended(sign(pdf), b"4 1\n%010d 00000 n \n" % hidden)


def hidden_by_generation():
    """Only a cross-reference is added, by which the text is of another generation, and so missing."""
    pdf, _ = hidden_twice()
    return appended(sign(pdf), b"4 1\n%010d 00001 n \n" % pdf.rindex(b"4 0 obj"))


def hidden_by_size():
    """Only a cross-reference is added, which ends before the text's number."""
    return appended(sign(hidden_twice()[0]), b"0 1\n0000000000 65535 f \n", size=4)


def hidden_freed():
    """The text is deleted."""
    return appended(sign(hidden_twice()[0]), b"4 1\n0000000000 00001 f \n")


def dangling():
    """The page's text goes on in an object that is missing, and comes after the signature."""
    pdf = letter()

    def refer(writer):
        target = page(writer)
        missing = generic.IndirectObject(40, 0, writer)
        target["/Contents"] = generic.ArrayObject([target.raw_get("/Contents"), missing])

    signed = sign(update(pdf, refer))
    drawn = b"BT /F1 14 Tf 72 700 Td (dan lain) Tj ET"
    body = b"40 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(drawn), drawn)
    return appended(signed, b"40 1\n%010d 00000 n \n" % len(signed), 41, body)


def lta():
    return sign(
        letter(), clock=stamper(), embed_validation_info=True, use_pades_lta=True, validation_context=context()
    )


def document_stamp(pdf):
    out = signers.PdfTimeStamper(stamper()).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", validation_context=context()
    )
    return out.getvalue()


ADOBE = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
SECOND = {"party": SITI, "name": "Tanda2"}
BOX = (72, 72, 272, 122)

FILES = {
    "unsigned": lambda: letter(),
    "good": lambda: sign(letter()),
    "good_adobe": lambda: sign(letter(), subfilter=ADOBE),
    "good_pss": lambda: sign(letter(), signer=BUDI.signer(prefer_pss=True), md_algorithm="sha384"),
    "good_sha512": lambda: sign(letter(), md_algorithm="sha512"),
    "good_p256": lambda: sign(letter(), SITI),
    "good_p384": lambda: sign(letter(), P384, md_algorithm="sha384"),
    "good_visible": lambda: sign(letter(), box=BOX),
    "good_streams": lambda: sign(letter(stream_xrefs=True)),
    "good_prepared": lambda: sign(prepared(), prepared=True),
    "good_newline": lambda: sign(letter()) + b"\n",
    "stranger": lambda: sign(letter(), STRANGER),
    "expired": lambda: sign(letter(), OLD),
    "seal": lambda: sign(letter(), SEAL),
    "stamped": lambda: sign(letter(), clock=stamper()),
    "stamped_stranger": lambda: sign(letter(), clock=stamper(OTHER_CLOCK)),
    "document_stamp": lambda: document_stamp(sign(letter())),
    "lta": lta,
    "lta_streams": lambda: document_stamp(proofs(sign(letter(stream_xrefs=True)))),
    "proofs": lambda: proofs(sign(letter())),
    "two": lambda: sign(sign(letter()), **SECOND),
    "two_visible": lambda: sign(sign(letter(), box=BOX), box=(300, 72, 500, 122), **SECOND),
    "two_streams": lambda: sign(sign(letter(stream_xrefs=True)), **SECOND),
    "two_proofs": lambda: proofs(sign(proofs(sign(letter())), **SECOND)),
    "two_changed_between": lambda: sign(update(sign(letter()), other_contents), **SECOND),
    "two_stranger": lambda: sign(sign(letter()), STRANGER, "Tanda2"),
    "two_stranger_visible": lambda: sign(sign(letter()), STRANGER, "Tanda2", box=BOX),
    "changed": lambda: update(sign(letter()), other_contents),
    "changed_streams": lambda: update(sign(letter(stream_xrefs=True)), other_contents),
    "changed_annotation": lambda: update(sign(letter()), annotation),
    "changed_size": lambda: update(sign(letter()), page_size),
    "changed_hidden": hidden_shown,
    "changed_generation": hidden_by_generation,
    "changed_table": hidden_by_size,
    "changed_freed": hidden_freed,
    "changed_dangling": dangling,
    "flipped_text": lambda: flipped(sign(letter()), b"Rekomendasi", 3),
    "flipped_range": lambda: flipped(sign(letter()), b"/ByteRange", 13),
    "flipped_signature": lambda: flipped_signature(sign(letter())),
}


def flipped_signature(pdf):
    """Another last byte of the signature's value, which lies last in a signature without a time stamp."""
    start = pdf.index(b"/Contents <3082") + len(b"/Contents <")
    length = 2 * (4 + int(pdf[start + 4:start + 8], 16))
    at = start + length - 1
    other = b"0" if pdf[at:at + 1] != b"0" else b"1"
    return pdf[:at] + other + pdf[at + 1:]


async def judge(pdf):
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    except Exception as error:
        return [{"error": str(error)}]
    return [await judge_one(signature) for signature in signatures]


async def judge_one(signature):
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    try:
        claimed = signature.self_reported_timestamp

        async def at(moment):
            return await async_validate_pdf_signature(
                signature, signer_validation_context=context(moment), ts_validation_context=context(),
                key_usage_settings=usage,
            )

        status = await at(claimed)
        stamp = status.timestamp_validity
        stamped = stamp is not None and stamp.valid and stamp.trusted
        if stamped:
            status = await at(stamp.timestamp)
    except Exception as error:
        return {"error": str(error)}
    level = status.modification_level
    return {
        "intact": status.intact, "valid": status.valid, "trusted": status.trusted, "covers_all": status.coverage.name,
        "level": level.name if level is not None else None,
        "changes_allowed": status.docmdp_ok, "stamped": stamped,
        "problem": str(status.trust_problem_indic), "by": status.signing_cert.subject.native["common_name"],
        "claimed": int(claimed.timestamp()) if claimed else None,
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    (folder / "roots.pem").write_bytes(ROOT.cert.public_bytes(serialization.Encoding.PEM))
    said = {}
    for name in sys.argv[2:] or FILES:
        pdf = FILES[name]()
        (folder / f"{name}.pdf").write_bytes(pdf)
        said[name] = asyncio.run(judge(pdf))
    print(json.dumps(said))


main()
