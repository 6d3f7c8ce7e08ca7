// The whole way by keyboard alone, holder and officer: data that changed, letter, passphrase, approval, file.
import { PASSWORD } from "../fixtures/backend";
import { judge } from "../fixtures/judges";
import { press, tabTo, type } from "../fixtures/keyboard";
import * as letters from "../fixtures/letters";
import { CasePage, InboxPage } from "../fixtures/officer_pages";
import { ChangesPage, DataPage, FetchPage, LogInPage, PassphrasePage, ReviewPage, Sheet, TokenPage, UploadPage } from "../fixtures/pages";
import { PEKALONGAN, subject } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { PASSPHRASE } from "../fixtures/walk";

test("by keyboard alone", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  // Keeps Playwright's interception of file choosers on: switched on together with the key that opens one, it can miss it.
  page.on("filechooser", () => {});
  const sheet = new Sheet(page);
  await page.goto("/");
  await press(page, sheet.link("Mulai sekarang"));
  await sheet.expectShown("Masuk");
  await logIn(sari);
  await sheet.expectShown(/^Sertifikat Anda berlaku sampai /);
  await press(page, sheet.link("Perbarui sertifikat"));

  await new DataPage(page).expectShown();
  await press(page, page.getByRole("radio").first(), "ArrowDown");
  await expect(page.getByLabel("Ada yang berubah")).toBeChecked();
  await press(page, sheet.button("Lanjutkan"));
  const changes = new ChangesPage(page);
  await changes.expectShown();
  await press(page, page.getByLabel("Unit kerja", { exact: true }), "Space");
  await type(page, changes.field("Unit kerja"), "Dinas Perhubungan");
  await page.keyboard.press("Enter");

  const upload = new UploadPage(page);
  await upload.expectShown("Unggah bukti perubahan");
  await pick(upload, letters.decree());
  await upload.expectShown(/^Unggah surat/i);
  await pick(upload, letters.letter());

  const passphrase = new PassphrasePage(page);
  await passphrase.expectShown();
  await type(page, passphrase.field, PASSPHRASE);
  await press(page, sheet.button("Tampilkan passphrase"), "Space");
  await type(page, passphrase.again, PASSPHRASE);
  await press(page, sheet.button("Lanjutkan"));
  const review = new ReviewPage(page);
  await review.expectShown();
  await press(page, sheet.button("Kirim permohonan"), "Space");
  await sheet.expectShown("Permohonan terkirim");

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await approve(verifier);

  const link = (await sari.mailbox.next(/(https?:\/\/\S+\/ambil\/\S+)/))[1]!;
  await page.goto(link);
  const fetch = new FetchPage(page);
  await type(page, fetch.field, PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(fetch.link("Unduh berkas sertifikat (.p12)")).toBeVisible({ timeout: 60_000 });
  await fetch.expectShown("Berkas sertifikat siap diunduh");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, fetch.link("Unduh berkas sertifikat (.p12)"))]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  judge(Buffer.concat(parts), PASSPHRASE, { subject: subject("Sari Wulandari", "Dinas Perhubungan", sari.email) });
  await press(page, fetch.button("Konfirmasi: berkas sudah saya simpan"));
  await expect(page.getByText(/^Terima kasih\. /)).toBeVisible();
});

test("the first Tab offers to jump to the content", async ({ page }) => {
  await page.goto("/masuk");
  const form = new LogInPage(page);
  await expect(form.title("Masuk")).toBeVisible();
  await press(page, form.link("Langsung ke isi"));
  await page.keyboard.press("Tab");
  await expect(form.identifier).toBeFocused();
});

async function logIn(who: Person): Promise<void> {
  const form = new LogInPage(who.page);
  await type(who.page, form.identifier, who.email);
  await type(who.page, form.password, PASSWORD);
  await who.page.keyboard.press("Enter");
  const token = new TokenPage(who.page);
  await token.expectShown("Kode dari e-mail");
  await type(who.page, token.code, await who.mailbox.token());
  await who.page.keyboard.press("Enter");
  await expect(form.button("Keluar")).toBeVisible();
}

async function pick(upload: UploadPage, file: letters.Upload): Promise<void> {
  await tabTo(upload.page, upload.picker());
  const [chooser] = await Promise.all([upload.page.waitForEvent("filechooser"), upload.page.keyboard.press("Enter")]);
  await chooser.setFiles(file);
  await upload.expectUploaded();
  await press(upload.page, upload.button("Lanjutkan"));
}

async function approve(officer: Person): Promise<void> {
  const { page } = officer;
  await page.goto("/petugas/masuk");
  await logIn(officer);
  const inbox = new InboxPage(page);
  await inbox.expectShown(/^Menunggu Anda/);
  await press(page, inbox.row("Sari Wulandari").getByRole("link"));
  const room = new CasePage(page);
  await room.expectShown("Sari Wulandari");
  await press(page, room.takeButton);
  // The notice takes the focus: Tab goes on from there.
  await expect(page.locator(":focus")).toContainText("Permohonan ini sekarang Anda tangani.");
  await press(page, room.button("Data dan dokumen benar"));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await press(page, dialog.getByRole("button", { name: "Data dan dokumen benar" }));
  // Nothing else waits: the list tells what was done.
  await inbox.expectShown(/^Menunggu Anda/);
  await expect(page.getByText(/^Sari Wulandari: Verifikasi selesai\. /)).toBeVisible();
}
