// A sixth agency is a sixth file: the program as it is, its TOML in a directory. Its first administrator comes by the
// command line, its officers by invitation, its holder from a table. Passphrase and key are BSrE's, certificates are
// issued by hand.
import { issued } from "../fixtures/ams";
import { expectAccessible } from "../fixtures/axe";
import { CertificatePage, FollowPage, ReviewPage, SentPage, Sheet } from "../fixtures/pages";
import { carryOut, openFromInbox, expectNothing, expectStandard, expectTimeline, printoutText } from "../fixtures/procedure";
import { AGENCY, DOMAIN, STANDARD, STEPS } from "../fixtures/sixth";
import { type Person, expect, test } from "../fixtures/test";
import { activate, logIn, toLetter, uploadLetter } from "../fixtures/walk";

const NAME = "Yosefina Contoh";
const SERIAL = "5a1e77c0de42";
const DAY = 24 * 60 * 60 * 1000;

test.use({ standards: { "arwana.toml": STANDARD } });

test("a sixth agency from its file to the archive", async ({ backend, holder, other }) => {
  const yosefina = holder(`yosefina@${DOMAIN}`);
  await expectStandard(yosefina, AGENCY, STEPS, expectAccessible);

  // Its people come in.
  const admin = await other(`admin@${DOMAIN}`);
  const who = ["--agency", AGENCY, "--email", admin.email, "--name", "Ester Contoh", "--role", "administrator"];
  await activate(admin, backend.command("officer", "create", ...who).match(/https?:\S+/)![0]);
  await logIn(admin, undefined, "/petugas/masuk");
  const [verifier, head] = [await other(`verifikator@${DOMAIN}`), await other(`kepala@${DOMAIN}`)];
  // The operator puts them on record: an administrator alone gives no role that decides.
  for (const [officer, name, role] of [[verifier, "Markus Contoh", "verifier"], [head, "Hana Contoh", "agency_head"]] as const) {
    const what = ["--agency", AGENCY, "--email", officer.email, "--name", name, "--role", role];
    await activate(officer, backend.command("officer", "create", ...what).match(/https?:\S+/)![0]);
    await logIn(officer, undefined, "/petugas/masuk");
  }
  await importHolder(admin, yosefina);
  await expectNothing(head, NAME);
  await expectNothing(verifier, NAME);

  // 1: the holder applies; the wizard asks for no passphrase, however it is asked.
  await yosefina.page.goto("/aktivasi");
  await yosefina.page.getByLabel("E-mail dinas atau NIP").fill(yosefina.email);
  await new Sheet(yosefina.page).button("Kirim tautan").click();
  await activate(yosefina, (await yosefina.mailbox.next(/(https?:\/\/\S+\/sandi#\S+)/))[1]!);
  await logIn(yosefina);
  const mine = new CertificatePage(yosefina.page);
  await mine.expectShown(/^Sertifikat Anda berlaku sampai .*, 1[12] hari lagi$/);
  await expectAccessible(yosefina.page, "keenam-sertifikat");
  await toLetter(yosefina, async (page) => expect(page.getByText("Langkah 1", { exact: true })).toBeVisible());
  await uploadLetter(yosefina);
  const review = new ReviewPage(yosefina.page);
  await review.expectShown();
  await expect(yosefina.page.getByText(/^Passphrase dibuat di BSrE,/)).toBeVisible();
  await expectAccessible(yosefina.page, "keenam-periksa");
  await yosefina.page.goto("/permohonan/passphrase");
  await expect(review.title("Periksa lalu kirim")).toBeVisible();
  await expect(yosefina.page.getByRole("textbox")).toHaveCount(0);
  await review.send();
  const reference = await new SentPage(yosefina.page).reference();
  const follow = new FollowPage(yosefina.page);
  await follow.open(reference);
  await expect(follow.present).toContainText(STEPS[1]!.activity);
  await expectTimeline(yosefina, STEPS);
  await expectAccessible(yosefina.page, "keenam-lacak");

  // 2: verified. 3: BSrE sends its link, and the verifier records that the passphrase was set there.
  await carryOut(verifier, NAME, STEPS[1]!, "Data dan dokumen benar", undefined, expectAccessible);
  await yosefina.page.goto((await yosefina.mailbox.next(/Buat passphrase di BSrE[^]*?(https?:\/\/\S+\/lacak\/\S+)/))[1]!);
  await expect(follow.title("Buat passphrase di BSrE")).toBeVisible();
  await expect(follow.phase).toHaveText("Menunggu Anda: Disetujui");
  await expect(follow.link("Buat passphrase")).toHaveCount(0);
  await expectAccessible(yosefina.page, "keenam-passphrase-di-bsre");
  await carryOut(verifier, NAME, STEPS[2]!, "Catat: passphrase sudah dibuat di BSrE", undefined, expectAccessible);

  // 4: issued in AMS and recorded; another person's certificate is refused.
  const page = await openFromInbox(verifier, NAME);
  await page.part("Langkah");
  await expect(verifier.page.getByRole("heading", { name: `Langkah 4: ${STEPS[3]!.activity}` })).toBeVisible();
  // The record does not say that the officer set it.
  await page.part("Riwayat");
  await expect(verifier.page.getByText(`Dicatat: ${STEPS[2]!.activity}`).first()).toBeVisible();
  await page.part("Data");
  const record = "Catat sertifikat yang terbit";
  await page.begin(record);
  // What is read off a screen is told back in words, and checked.
  await page.choose("Ketik nomor seri dan masa berlaku");
  await verifier.page.getByLabel("Nomor seri sertifikat", { exact: true }).fill("7f:3a:99");
  await verifier.page.getByLabel("Berlaku sejak", { exact: true }).fill("1/2/2026");
  await verifier.page.getByLabel("Berlaku sampai", { exact: true }).fill("31 Jan 2026");
  for (const words of ["1 Februari 2026", "31 Januari 2026"]) await expect(verifier.page.getByRole("status").getByText(words)).toBeVisible();
  await page.button(record).click();
  await page.expectErrors("Periksa akhir masa berlaku: harus sesudah awal masa berlaku");
  await expectAccessible(verifier.page, "keenam-catat-diketik");
  await page.choose("Unggah berkas sertifikat");
  const others = issued("Orang Lain", `orang.lain@${DOMAIN}`, "77");
  await choose(verifier, others);
  await expectAccessible(verifier.page, "keenam-catat-sertifikat");
  // Told before anything is to be confirmed.
  await page.button(record).click();
  await page.expectErrors("Pilih sertifikat milik pemegang ini: yang ini milik orang lain");
  await expectAccessible(verifier.page, "keenam-sertifikat-orang-lain");
  await choose(verifier, issued(NAME, yosefina.email, SERIAL));
  await page.button(record).click();
  await page.confirm(record);
  await expect(verifier.page.getByRole("status").getByText(/^Sertifikat tercatat\. /)).toBeVisible();
  await expectAccessible(verifier.page, "keenam-tercatat");

  // 5: the holder is told; there is nothing to fetch, and the new certificate is on record.
  await yosefina.page.goto((await yosefina.mailbox.next(/sudah terbit[^]*?(https?:\/\/\S+\/lacak\/\S+)/))[1]!);
  await expect(follow.title("Sertifikat baru Anda sudah terbit")).toBeVisible();
  await expect(yosefina.page.getByText(/^Sertifikat Anda tersimpan di AMS BSrE\./)).toBeVisible();
  await expect(follow.link("Unduh sertifikat")).toHaveCount(0);
  await expectAccessible(yosefina.page, "keenam-terbit");
  await follow.button("Konfirmasi: sertifikat sudah saya terima").click();
  await follow.expectShown("Sertifikat sudah Anda terima");
  await yosefina.page.goto("/sertifikat");
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  await expect(yosefina.page.getByText(SERIAL)).toBeVisible();

  // 6: the report; 7: received and archived.
  await carryOut(verifier, NAME, STEPS[5]!, "Buat laporan", "Diterbitkan di AMS tanpa kendala.", expectAccessible);
  const report = await printoutText(verifier, reference, "report.pdf");
  for (const words of [reference, NAME, "Diterbitkan di AMS tanpa kendala."]) expect(report).toContain(words);
  await carryOut(head, NAME, STEPS[6]!, "Terima dan arsipkan", undefined, expectAccessible);
  await expectNothing(head, NAME);
  await expectNothing(verifier, NAME);
  expect(yosefina.mailbox.has(/sudah terbit/), "told once, and not of the other person's").toBe(false);
});

/** The administrator imports the holder, whose certificate ends in twelve days. */
async function importHolder(admin: Person, who: Person): Promise<void> {
  const page = new Sheet(admin.page);
  const last = new Date(Date.now() + 12 * DAY).toISOString().slice(0, 10).split("-").reverse().join("/");
  const table =
    "nama;nik;email;hp;unit;jabatan;nomor_seri;berlaku_sampai\r\n" +
    `${NAME};9299014703900001;${who.email};081234567001;Dinas Perikanan;Analis Perikanan;0b5e55ed;${last}\r\n`;
  await admin.page.goto("/petugas/pengelolaan/pemegang");
  await expect(page.title("Impor pemegang sertifikat")).toBeVisible();
  await admin.page.locator("#table").setInputFiles({ name: "pemegang.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await expect(admin.page.getByText("pemegang.csv")).toBeVisible();
  await page.button("Periksa dahulu").click();
  await page.expectShown("Semua baris benar");
  await page.button("Impor sekarang").click();
  await page.expectShown("Impor selesai");
}

/** Chooses the file of a certificate; the page has read it then. */
async function choose(officer: Person, file: ReturnType<typeof issued>): Promise<void> {
  await officer.page.getByLabel("Berkas sertifikat dari AMS").setInputFiles(file);
  await expect(officer.page.getByRole("status").getByText(file.name)).toBeVisible();
}
