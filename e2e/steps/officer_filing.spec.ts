// Intake on behalf: an officer files for a holder who came with paper, on record or not; never for oneself.
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import { Sheet, UploadPage } from "../fixtures/pages";
import { fileFor } from "../fixtures/filing";
import { CIAMIS, MERANTI } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { activate, finishLogIn, logIn } from "../fixtures/walk";

async function find(officer: Person, identifier: string): Promise<Sheet> {
  const page = new Sheet(officer.page);
  await page.link("Ajukan untuk pemohon").click();
  await page.expectShown("Ajukan untuk pemohon");
  return ask(officer, identifier);
}

async function ask(officer: Person, identifier: string): Promise<Sheet> {
  const page = new Sheet(officer.page);
  await officer.page.getByLabel("NIP, NIK, atau e-mail dinas pemohon").fill(identifier);
  await page.button("Cari pemohon").click();
  return page;
}

async function bringLetter(officer: Person): Promise<void> {
  const upload = new UploadPage(officer.page);
  await upload.expectShown(/^Unggah surat/i);
  await upload.goOn();
  await upload.expectErrors(/^Pilih berkas/);
  await upload.pick(letters.letter());
  await upload.expectUploaded();
  await expectAccessible(officer.page, "petugas-ajukan-surat");
  await upload.goOn();
  await upload.expectShown("Periksa lalu ajukan");
}

test("for a holder on record: found, letter, checked, filed; then the open application is named", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = await find(officer, "");
  await page.expectErrors("Isi NIP, NIK, atau e-mail dinas pemohon");
  await expectAccessible(officer.page, "petugas-ajukan");
  await ask(officer, `sari@${MERANTI}`);
  await page.expectShown("Apakah ini pemohonnya?");
  await expect(officer.page.getByText("Sari Wulandari")).toBeVisible();
  await expectAccessible(officer.page, "petugas-ajukan-ditemukan");
  await page.link("Ya, lanjutkan").click();
  await bringLetter(officer);
  await expectAccessible(officer.page, "petugas-ajukan-periksa");
  await page.button("Ajukan permohonan").click();
  await page.expectShown("Permohonan diajukan");
  const reference = (await officer.page.locator("main strong").innerText()).trim();
  expect(reference).toMatch(/^[A-Z]+-/);
  await expectAccessible(officer.page, "petugas-ajukan-selesai");

  // Back leads to a new one and repeats nothing.
  await officer.page.goBack();
  await page.expectShown("Ajukan untuk pemohon");
  await ask(officer, `sari@${MERANTI}`);
  await page.expectShown("Belum dapat diajukan");
  await expect(officer.page.getByText(`Permohonan ${reference} sedang diproses.`)).toBeVisible();
  await page.link("Buka permohonan").click();
  await page.expectShown("Sari Wulandari");
  // Who filed does not verify.
  await expect(officer.page.getByText("Tidak ada tindakan untuk Anda pada langkah ini.")).toBeVisible();
});

test("for somebody new: what is wrong stands at its field, also what only the backend knows", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = await find(officer, "200001012024012999");
  await page.expectShown("Pemohon belum tercatat");
  await page.link("Isi data pemohon").click();
  await page.expectShown("Data pemohon");
  await page.goOn();
  await page.expectErrors(/nama/, /NIK/, /unit kerja/, /jabatan/, /e-mail/, /ponsel/, /masa berlaku/);
  await expectAccessible(officer.page, "petugas-ajukan-data");
  const answers: Record<string, string> = {
    name: "Teguh Contoh",
    nik: "1410014101850001",
    unit: "Dinas Perhubungan",
    position: "Analis Transportasi",
    email: `sari@${MERANTI}`,
    mobile: "081234567890",
    "not-after": "31/01/2020",
  };
  for (const [id, answer] of Object.entries(answers)) await officer.page.locator(`#${id}`).fill(answer);
  await page.goOn();
  await bringLetter(officer);
  await page.button("Ajukan permohonan").click();
  await page.expectErrors(/e-mail/);
  await officer.page.locator("#email").fill(`teguh@${MERANTI}`);
  await page.goOn();
  // Nothing is typed or uploaded twice.
  await page.expectShown(/^Unggah surat/i);
  await page.goOn();
  await page.expectShown("Periksa lalu ajukan");
  await expect(officer.page.getByText("surat-rekomendasi.pdf")).toBeVisible();
  await page.button("Ajukan permohonan").click();
  await page.expectShown("Permohonan diajukan");

  // The newcomer chooses a password by the mailed link, logs in, and is in the application at once.
  const teguh = await other(`teguh@${MERANTI}`);
  await activate(teguh, (await teguh.mailbox.next(/menunggu Anda[^]*?(https?:\/\/\S+)/))[1]!);
  const next = new Sheet(teguh.page);
  await next.link("Masuk").click();
  await expect(next.title("Masuk")).toBeVisible();
  await finishLogIn(teguh);
  await next.expectShown("Periksa data Anda");
  await expect(teguh.page.getByText("Teguh Contoh").first()).toBeVisible();
});

test("too early, or out of turn: it says why and leads back", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = await find(officer, `bima@${MERANTI}`);
  await page.expectShown("Belum dapat diajukan");
  await expect(officer.page.getByText(/^Pembaruan baru dibuka/)).toBeVisible();
  await officer.page.goto("/petugas/ajukan/periksa");
  await expect(page.title("Ajukan untuk pemohon")).toBeVisible();
});

test("a session that ends on the way: log in, the same page, nothing typed or uploaded twice", async ({ other }) => {
  const officer = await other(`staf@${CIAMIS}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = await find(officer, `sari@${CIAMIS}`);
  await page.expectShown("Apakah ini pemohonnya?");
  await page.link("Ya, lanjutkan").click();
  await bringLetter(officer);
  await officer.page.context().clearCookies();
  await page.button("Ajukan permohonan").click();
  await expect(page.title("Masuk")).toBeVisible();
  await expect(officer.page.getByText(/^Sesi Anda berakhir\. Masuk lagi/)).toBeVisible();
  await expectAccessible(officer.page, "petugas-kantor-masuk");
  await finishLogIn(officer);
  await page.expectShown("Periksa lalu ajukan");
  await page.button("Ajukan permohonan").click();
  await page.expectShown("Permohonan diajukan");
});
test("what was filed and waits: the list of who filed, the link again, and its end with a reason", async ({ other }) => {
  const officer = await other(`staf@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const email = `sari@${MERANTI}`;
  const reference = await fileFor(officer, email);
  const page = new Sheet(officer.page);
  await officer.page.goto("/petugas/ajukan");
  await page.expectShown("Ajukan untuk pemohon");
  const mine = officer.page.getByRole("list", { name: "Saya ajukan" }).getByRole("listitem");
  await expect(mine).toContainText(reference);
  await expect(mine).toContainText(/Tautan terakhir dikirim/);
  await expectAccessible(officer.page, "petugas-ajukan-menunggu");
  await mine.getByRole("link", { name: "Sari Wulandari" }).click();
  await page.expectShown("Menunggu konfirmasi pemohon");
  await expect(officer.page.getByText("Tautan dalam e-mail sebelumnya tidak dimatikan")).toBeVisible();
  await expectAccessible(officer.page, "petugas-menunggu");
  // The first mail is a moment old.
  await page.button("Kirim ulang tautan").click();
  await page.expectErrors(/^Tautan baru saja dikirim\. Kirim ulang mulai/);
  await expectAccessible(officer.page, "petugas-menunggu-terlalu-cepat");

  // From the case a colleague comes to the same page, and ends it.
  const colleague = await other(`verifikator@${MERANTI}`);
  await logIn(colleague, undefined, "/petugas/masuk");
  const theirs = new Sheet(colleague.page);
  await colleague.page.goto(`/petugas/permohonan/${reference}`);
  await theirs.expectShown("Sari Wulandari");
  await theirs.link(/^Kirim ulang tautan \(terakhir dikirim .+\) atau batalkan pengajuan$/).click();
  await theirs.expectShown("Menunggu konfirmasi pemohon");
  await theirs.button("Batalkan pengajuan").click();
  await theirs.expectErrors(/./);
  const why = "Pemohon memilih mengajukan sendiri.";
  await colleague.page.getByLabel("Alasan pembatalan").fill(why);
  await theirs.button("Batalkan pengajuan").click();
  // What was done is told where one goes on, and has the focus.
  await expect(theirs.title("Ajukan untuk pemohon")).toBeVisible();
  await expect(colleague.page.getByText(`Pengajuan ${reference} dibatalkan.`)).toBeVisible();
  await expect(colleague.page.locator("#done-notice")).toBeFocused();
  await expectAccessible(colleague.page, "petugas-ajukan-dibatalkan");
  await colleague.page.goto(`/petugas/permohonan/${reference}`);
  await theirs.expectShown("Sari Wulandari");
  await expect(colleague.page.locator(".who")).toContainText("Pengajuan dibatalkan");
  await expect(colleague.page.locator(".history")).toContainText(why);
  await expectAccessible(colleague.page, "petugas-permohonan-dibatalkan");

  // Who filed still has the page open: it waits no more.
  await page.button("Kirim ulang tautan").click();
  await page.expectErrors(/./);

  // The mail says that it is over, the page why.
  const holder = await other(email);
  await holder.mailbox.next(/dibatalkan kantor/);
  await logIn(holder);
  await holder.page.goto(`/lacak/${reference}`);
  const track = new Sheet(holder.page);
  await track.expectShown("Kantor membatalkan pengajuan ini");
  await expect(holder.page.getByText(why)).toBeVisible();
  await expectAccessible(holder.page, "lacak-dibatalkan");
});
