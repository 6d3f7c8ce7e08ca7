// Ways off the straight road: reload, deep links, Back, other tabs, a session that ends, other people's numbers.
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import { ChangesPage, CertificatePage, DataPage, FollowPage, LogInPage, PassphrasePage, ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, finishLogIn, fromLetter, logIn, toLetter, uploadLetter } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;

test("every step survives a reload, and later steps cannot be reached by their address", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  await logIn(sari);
  await page.goto("/permohonan/periksa");
  await expect(new DataPage(page).title("Periksa data Anda")).toBeVisible();
  await expect(page).toHaveURL(/\/permohonan\/data$/);
  // Answers are kept in the background: a reload before the backend has them would come too early.
  const kept = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().endsWith("/api/draft"));
  await new DataPage(page).confirmData();
  const upload = new UploadPage(page);
  await upload.expectShown(/^Unggah surat/i);
  await (await kept).finished();
  await page.reload();
  await expect(upload.title(/^Unggah surat/i)).toBeVisible();
  await upload.pick(letters.letter());
  await upload.expectUploaded();
  await page.reload();
  await upload.expectUploaded();
  await upload.goOn();
  const passphrase = new PassphrasePage(page);
  await passphrase.expectShown();
  await page.reload();
  await expect(passphrase.field).toHaveValue("");
  await passphrase.enter(PASSPHRASE);
  const review = new ReviewPage(page);
  await review.expectShown();
  await page.reload();
  await expect(review.title("Periksa lalu kirim")).toBeVisible();

  // Browser Back and forward show the steps as they were.
  await page.goBack();
  await expect(page).not.toHaveURL(/periksa$/);
  await page.goForward();
  await expect(review.title("Periksa lalu kirim")).toBeVisible();
});

test("Ubah on the review leads to the step and back; an answer that became unreachable is dropped", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  await logIn(sari);
  await new CertificatePage(page).begin();
  const data = new DataPage(page);
  await data.expectShown();
  await data.changed();
  const changes = new ChangesPage(page);
  await changes.expectShown();
  await changes.change("Nomor ponsel", "0812-3456-7899");
  await changes.goOn();
  await uploadLetter(sari);
  await new PassphrasePage(page).enter(PASSPHRASE);
  const review = new ReviewPage(page);
  await review.expectShown();
  await expect(page.getByRole("table", { name: "Data yang berubah" })).toContainText("0812-3456-7899");
  await review.link(/^Ubah Data (yang tercatat|sekarang)/).click();
  await data.expectShown();
  await data.confirmData();
  await review.expectShown();
  await expect(page.getByRole("table", { name: "Data yang berubah" })).toHaveCount(0);
});

test("bad new data is refused beside its field", async ({ holder }) => {
  const sari = holder(SARI);
  await logIn(sari);
  await new CertificatePage(sari.page).begin();
  await new DataPage(sari.page).changed();
  const page = new ChangesPage(sari.page);
  await page.expectShown();
  const bad: [string, string, string | RegExp][] = [
    ["NIK", "123", "Isi NIK dengan tepat 16 angka"],
    ["NIP", "199002312015031001", "Periksa NIP: tanggal di dalamnya tidak ada di kalender"],
    ["E-mail dinas", "sari@gmail.com", "Isi e-mail dinas instansi Anda, bukan e-mail pribadi"],
    ["Nomor ponsel", "021-555", /^Isi nomor ponsel yang diawali 08/],
  ];
  for (const [datum, value] of bad) await page.change(datum, value);
  await page.goOn();
  await page.expectErrors(...bad.map(([, , reason]) => reason));
  for (const [datum] of bad) await expect(page.field(datum)).toHaveAttribute("aria-invalid", "true");
  await page.link("Isi NIK dengan tepat 16 angka").click();
  await expect(page.field("NIK")).toBeFocused();
  await expectAccessible(sari.page, "perubahan-banyak-kesalahan");
});

test("a new e-mail address is confirmed by its code", async ({ holder, other }) => {
  const sari = holder(SARI);
  await logIn(sari);
  await new CertificatePage(sari.page).begin();
  await new DataPage(sari.page).changed();
  const changes = new ChangesPage(sari.page);
  await changes.expectShown();
  await changes.change("E-mail dinas", `sari.wulandari@${PEKALONGAN}`);
  await changes.goOn();
  const page = new Sheet(sari.page);
  await page.expectShown("Konfirmasi e-mail baru Anda");
  await expectAccessible(sari.page, "kode-e-mail");
  const mailbox = (await other(`sari.wulandari@${PEKALONGAN}`)).mailbox;
  const code = (await mailbox.next(/^Kode konfirmasi alamat e-mail ini: (\d{6})$/m))[1]!;
  const field = sari.page.getByLabel("Kode dari e-mail");
  await page.goOn();
  await page.expectErrors("Isi kode");
  await field.fill(code === "111111" ? "222222" : "111111");
  await page.goOn();
  await page.expectErrors(/^Periksa kode Anda: angkanya tidak cocok/);
  await expectAccessible(sari.page, "kode-e-mail-kesalahan");
  await field.fill(code);
  await page.goOn();
  await page.expectShown(/^Unggah surat/i);
});

test("a session that ends in the middle: log in, same step, draft kept", async ({ holder, context }) => {
  const sari = holder(SARI);
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  const page = new PassphrasePage(sari.page);
  await page.expectShown();
  await context.clearCookies();
  await page.enter(PASSPHRASE);
  const login = new LogInPage(sari.page);
  await expect(login.title("Masuk")).toBeVisible({ timeout: 60_000 });
  await expect(sari.page.getByText(/^Sesi Anda berakhir\. Masuk lagi/)).toBeVisible();
  await expectAccessible(sari.page, "masuk-lagi");
  await finishLogIn(sari);
  // Back as it was left, but for the secret.
  await expect(page.title("Buat passphrase")).toBeVisible();
  await page.enter(PASSPHRASE);
  await new ReviewPage(sari.page).expectShown();
  await context.clearCookies();
  await new ReviewPage(sari.page).send();
  await expect(login.title("Masuk")).toBeVisible();
  await finishLogIn(sari);
  const review = new ReviewPage(sari.page);
  await expect(review.title("Periksa lalu kirim")).toBeVisible();
  await review.send();
  await new Sheet(sari.page).expectShown("Permohonan terkirim");
});

test("two tabs: the slower one is offered the latest version", async ({ holder, context }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  const first = new DataPage(sari.page);
  await new CertificatePage(sari.page).begin();
  await first.expectShown();
  const second = new DataPage(await context.newPage());
  await second.page.goto("/permohonan/data");
  await expect(second.title("Periksa data Anda")).toBeVisible();
  await first.changed();
  await new ChangesPage(sari.page).expectShown();
  await second.confirmData();
  const told = second.page.getByText("Permohonan ini juga diubah di tab atau perangkat lain, dan jawaban dari sana yang tersimpan.");
  await expect(told).toBeVisible();
  await expect(second.button("Simpan sekarang")).toHaveCount(0);
  await expectAccessible(second.page, "dua-tab");
  await second.button("Pakai versi terbaru").click();
  await expect(told).toHaveCount(0);
  await second.page.goto("/permohonan/data");
  await expect(second.page.getByLabel("Ada yang berubah", { exact: true })).toBeChecked();
});

test("two tabs: the second one to send is told, and there is one application", async ({ holder, context }) => {
  const sari = holder(SARI);
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  await new PassphrasePage(sari.page).enter(PASSPHRASE);
  const first = new ReviewPage(sari.page);
  await first.expectShown();
  const second = new ReviewPage(await context.newPage());
  await second.page.goto("/permohonan/periksa");
  await expect(second.title("Periksa lalu kirim")).toBeVisible();
  await first.send();
  await new Sheet(sari.page).expectShown("Permohonan terkirim");
  await second.send();
  await second.expectErrors(/^(Permohonan Anda yang lain sedang diproses|Muat ulang halaman)/);
  await expectAccessible(second.page, "periksa-dua-tab");
  await second.page.goto("/sertifikat");
  await expect(second.title("Permohonan Anda sedang diproses")).toBeVisible();
  await expectAccessible(second.page, "sertifikat-diproses");
});

test("Back after sending explains and sends nothing again; a double press sends once", async ({ holder }) => {
  const sari = holder(SARI);
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  await new PassphrasePage(sari.page).enter(PASSPHRASE);
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  const sent: string[] = [];
  sari.page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/renewals")) sent.push(request.url());
  });
  await review.button("Kirim permohonan").dblclick();
  const page = new Sheet(sari.page);
  await expect(page.title("Permohonan terkirim")).toBeVisible();
  expect(sent).toHaveLength(1);
  await sari.page.goBack();
  await expect(page.title("Permohonan Anda sedang diproses")).toBeVisible();
  await expectAccessible(sari.page, "kembali-setelah-kirim");
  await page.link("Ke Sertifikat saya").click();
  await expect(sari.page).toHaveURL(/\/sertifikat$/);
  await expect(page.title("Permohonan Anda sedang diproses")).toBeVisible();
});

test("withdrawing asks first, and then a new application can begin", async ({ holder }) => {
  const sari = holder(SARI);
  const reference = await apply(sari);
  const page = new FollowPage(sari.page);
  await page.open(reference);
  await page.button("Tarik kembali permohonan").click();
  const dialog = sari.page.getByRole("dialog", { name: "Tarik kembali permohonan ini?" });
  await expect(dialog).toBeVisible();
  await expectAccessible(sari.page, "tarik-dialog");
  await sari.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.button("Tarik kembali permohonan").click();
  await dialog.getByRole("button", { name: "Tarik kembali permohonan" }).click();
  await page.expectShown("Permohonan sudah ditarik kembali");
  await expectAccessible(sari.page, "ditarik");
  await page.link("Kembali").click();
  const mine = new CertificatePage(sari.page);
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  await expectAccessible(sari.page, "sertifikat-lama");
  await toLetter(sari);
  await fromLetter(sari);
});

test("another holder's number shows nothing", async ({ holder, other }) => {
  const reference = await apply(holder(SARI));
  const joko = await other(`joko@${PEKALONGAN}`);
  await logIn(joko);
  const page = new Sheet(joko.page);
  for (const path of ["lacak", "terkirim", "ambil"]) {
    await joko.page.goto(`/${path}/${reference}`);
    await expect(page.title("Tidak ditemukan").locator("..").getByText(/tidak ada yang cocok untuk akun Anda/)).toBeVisible();
    await expect(joko.page.getByText("Sari")).toHaveCount(0);
    await expect(joko.page.getByText(reference)).toHaveCount(0);
  }
  await expectAccessible(joko.page, "bukan-milik");
});
