// Kabupaten Ciamis: a letter on paper, filed by the front desk; head, division head, functional officer, verifier; report
// and archive.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import { fileFor, completeFiled } from "../fixtures/filing";
import { CasePage } from "../fixtures/officer_pages";
import { CIAMIS as DOMAIN, subject } from "../fixtures/people";
import { carryOut, openFromInbox, expectNothing, expectStandard, printoutText } from "../fixtures/procedure";
import { CIAMIS as STEPS } from "../fixtures/seeds";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, fetchFile, logIn } from "../fixtures/walk";

const NAME = "Joko Santosa";

test("Ciamis from a letter on paper to the archive", async ({ holder, other }) => {
  const joko = holder(`joko@${DOMAIN}`);
  await expectStandard(joko, "ciamis", STEPS, expectAccessible);

  // 1: the front desk files what came on paper; the holder checks the data and sets the passphrase.
  const desk = await other(`staf@${DOMAIN}`);
  await logIn(desk, undefined, "/petugas/masuk");
  const reference = await fileFor(desk, joko.email, expectAccessible);
  const head = await other(`kepala@${DOMAIN}`);
  await expectNothing(head, NAME);
  await completeFiled(joko, reference, expectAccessible);

  // 2 to 4: three dispositions.
  await carryOut(head, NAME, STEPS[1]!, "Teruskan", "Tindak lanjuti sesuai ketentuan.", expectAccessible);
  const division = await other(`kabid@${DOMAIN}`);
  await carryOut(division, NAME, STEPS[2]!, "Teruskan", "Telaah kelengkapannya.");
  const functional = await other(`jf@${DOMAIN}`);
  await carryOut(functional, NAME, STEPS[3]!, "Teruskan", "Verifikasi hari ini.");
  const sheet = await printoutText(functional, reference, "sheet.pdf");
  for (const words of ["LEMBAR DISPOSISI", reference, NAME, "Tindak lanjuti sesuai ketentuan.", "Telaah kelengkapannya.", "Verifikasi hari ini."]) {
    expect(sheet).toContain(words);
  }

  // 5: checked, with the instruction at hand; 6: issued, and the report made.
  const verifier = await other(`verifikator@${DOMAIN}`);
  const passed = await openFromInbox(verifier, NAME);
  await passed.part("Data");
  await expect(verifier.page.getByText("Verifikasi hari ini.").first()).toBeVisible();
  await carryOut(verifier, NAME, STEPS[4]!, "Data dan dokumen benar", undefined, expectAccessible);
  await carryOut(verifier, NAME, STEPS[5]!, "Buat laporan", "Selesai tanpa kendala.", expectAccessible);
  const report = await printoutText(verifier, reference, "report.pdf");
  for (const words of [reference, NAME, "Selesai tanpa kendala."]) expect(report).toContain(words);

  // 7: the head receives the report; its remark is no instruction. Archived.
  const last = await openFromInbox(head, NAME);
  await last.part("Data");
  await new CasePage(head.page).part("Langkah");
  await expect(head.page.getByRole("heading", { name: `Langkah 7: ${STEPS[6]!.activity}` })).toBeVisible();
  await new CasePage(head.page).part("Data");
  await expect(head.page.getByRole("heading", { name: "Isi disposisi" })).toHaveCount(0);
  await carryOut(head, NAME, STEPS[6]!, "Terima dan arsipkan", undefined, expectAccessible);
  await expectNothing(head, NAME);

  const file = await fetchFile(joko);
  judge(file, PASSPHRASE, { subject: subject(NAME, "Badan Keuangan Daerah", joko.email) });
});

test("who filed it can't verify it", async ({ holder, other }) => {
  const joko = holder(`joko@${DOMAIN}`);
  const verifier = await other(`verifikator@${DOMAIN}`);
  await logIn(verifier, undefined, "/petugas/masuk");
  const reference = await fileFor(verifier, joko.email);
  await completeFiled(joko, reference);
  for (const [login, place] of [["kepala", 1], ["kabid", 2], ["jf", 3]] as const) {
    await carryOut(await other(`${login}@${DOMAIN}`), NAME, STEPS[place]!, "Teruskan");
  }
  await expectNothing(verifier, NAME);
  const colleague = await other(`verifikator2@${DOMAIN}`);
  const page: CasePage = await openFromInbox(colleague, NAME);
  await expect(page.takeButton).toBeVisible();
});
