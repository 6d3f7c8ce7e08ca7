// Complaints, as whoever complains meets them: with a contact, without a name, from an application, late.
// Longer than 250 lines because the ways to one complaint are read side by side.
import { expectAccessible } from "../fixtures/axe";
import { FindPage, ReceiptPage, WritePage, officerDoes, openComplaints } from "../fixtures/complaints";
import * as letters from "../fixtures/letters";
import { Sheet } from "../fixtures/pages";
import { PEKALONGAN, PURBALINGGA } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply } from "../fixtures/walk";

const WORDS = "Loket tutup pukul 14.00, padahal jam layanan sampai pukul 15.30. <script>document.title = 'x'</script>";
const RECEIVER = `verifikator@${PURBALINGGA}`;

test("with a contact: faults, a lost answer, files, a question, an answer, not solved, solved", async ({ page, backend }) => {
  const write = new WritePage(page);
  await page.goto("/masukan");
  await expect(write.title("Masukan untuk layanan")).toBeVisible();
  await expectAccessible(page, "masukan");
  await write.link("Ajukan pengaduan").click();
  await write.expectShown("Pengaduan ini untuk instansi mana?");
  await expectAccessible(page, "pengaduan-instansi");
  await write.link("Kabupaten Purbalingga").click();
  await write.expectShown("Ajukan pengaduan");
  await write.unfold("Apa yang terjadi setelah Anda mengadu");
  await write.unfold("Bila Anda mengadu sekarang, kapan jawabannya jatuh tempo?");
  await expect(page.getByRole("row").filter({ hasText: "Pengaduan ringan" })).toContainText("3 jam kerja");
  await write.unfold(/^Cara menghitungnya: Pengaduan berkadar pengawasan/);
  await page.locator("details details[open] details summary").click();
  await expect(page.getByText("hari kerja ke-30")).toBeVisible();
  await expectAccessible(page, "pengaduan-tulis");

  await write.send.click();
  await write.expectErrors("Pilih apa yang Anda adukan", "Tulis uraian pengaduan Anda", "Pilih siapa yang mengadu");
  await expectAccessible(page, "pengaduan-kesalahan");
  await write.fill("Pelayanan", "a".repeat(100_000), "Saya, dengan nama dan kontak");
  await write.send.click();
  await write.expectErrors(/^Persingkat uraian menjadi maksimal 10\.000 karakter: sekarang 100\.000$/, /^Isi nama Anda/, /^Isi e-mail atau nomor ponsel/);
  await expect(write.text).toHaveValue(/^a{100000}$/);
  await write.text.fill(WORDS);
  await page.getByLabel("Nama", { exact: true }).fill("Wahyu Contoh");
  await page.getByLabel("E-mail").fill("wahyu@");
  await write.send.click();
  await write.expectErrors(/^Isi e-mail lengkap/);
  await page.getByLabel("E-mail").fill("wahyu@contoh.id");
  const [good, script] = [letters.letter(), letters.javascript()];
  await page.locator("#files").setInputFiles([good, script]);
  await expect(page.getByText(good.name, { exact: true })).toBeVisible();
  await expectAccessible(page, "pengaduan-diisi");

  // The backend has it, and the answer is lost.
  await page.route("**/api/complaints", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await write.send.click();
  await write.expectErrors(/^Sambungan terputus/);
  await expect(write.text).toHaveValue(WORDS);
  await expect(page.getByText(good.name, { exact: true })).toBeVisible();
  await page.unroute("**/api/complaints");
  await write.send.click();
  const receipt = new ReceiptPage(page);
  const { number } = await receipt.read();
  await expect(page.getByRole("listitem").filter({ hasText: good.name })).toContainText("terkirim");
  await expect(page.getByRole("listitem").filter({ hasText: script.name })).toContainText("berkas ini memuat tindakan yang berjalan sendiri");
  await expectAccessible(page, "pengaduan-tanda-terima");
  const saved = page.waitForEvent("download");
  await receipt.button("Simpan sebagai berkas").click();
  expect((await saved).suggestedFilename()).toBe(`pengaduan-${number}.txt`);
  await receipt.goOn();

  const follow = new Sheet(page);
  await follow.expectShown("Pengaduan Anda sedang ditangani");
  await expect(page.locator("main")).toContainText(WORDS);
  expect(await page.title()).not.toBe("x");
  // One complaint, whatever was sent twice.
  expect(await openComplaints(backend, RECEIVER)).toBe(1);
  await expect(page.getByText(good.name, { exact: true })).toHaveCount(1);
  await expectAccessible(page, "pengaduan-ditangani");
  await page.getByText("Mengapa tanggal itu?").click();
  await expectAccessible(page, "pengaduan-hitungan");

  await officerDoes(backend, RECEIVER, number, { classify: { class: "no-supervision", note: "" } }, { ask: "Tanggal berapa?" });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await follow.expectShown("Kantor bertanya kepada Anda");
  await expectAccessible(page, "pengaduan-ditanya");
  await follow.button("Kirim tulisan").click();
  await follow.expectErrors("Tulis dahulu isinya");
  await page.getByLabel("Jawaban Anda").fill("Kemarin, tanggal 26.");
  await follow.button("Kirim tulisan").click();
  await follow.expectShown("Pengaduan Anda sedang ditangani");
  await expect(page.locator(".messages .mine").filter({ hasText: "Anda menulis" })).toContainText("Kemarin, tanggal 26.");
  const more = page.getByLabel("Tulis kepada kantor");
  await expect(more).toHaveValue("");
  await more.fill("Ada dua saksi.");
  await follow.button("Kirim tulisan").click();
  await expect(page.locator(":focus")).toHaveText("Tulisan Anda sudah masuk ke riwayat.");
  await expect(more).toHaveValue("");
  await page.locator("#files").setInputFiles(Array.from({ length: 10 }, (_, at) => ({ ...good, name: `${at}.pdf` })));
  await expect(page.getByRole("alert")).toHaveText(/Kurangi berkas: maksimal 10$/);
  await page.locator("#files").setInputFiles(letters.decree());
  await expect(page.getByText(letters.decree().name, { exact: true })).toBeVisible();
  await expect(follow.button(/^Simpan ?: sk-jabatan\.pdf$/)).toBeVisible();

  await officerDoes(backend, RECEIVER, number, { extend: { amount: 1, reason: "Saksi sedang cuti" } }, { answer: "Jam loket sudah diperbaiki." });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await follow.expectShown("Pengaduan Anda sudah dijawab");
  await expect(page.locator(".messages")).toContainText(["Batas waktu diperpanjang 1 hari kerja"]);
  await expectAccessible(page, "pengaduan-dijawab");
  await follow.button("Belum selesai").click();
  await follow.expectShown("Pengaduan Anda sedang ditangani");
  await officerDoes(backend, RECEIVER, number, { answer: "Spanduk jam layanan juga sudah diganti." });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await follow.expectShown("Pengaduan Anda sudah dijawab");
  await expect(follow.button("Belum selesai")).toHaveCount(0);
  await follow.button("Selesai").click();
  await follow.expectShown("Pengaduan selesai");
  await expectAccessible(page, "pengaduan-selesai");
});

test("without a name: the receipt alone opens it, once shown; wrong pairs are told apart from mistyped ones and limited", async ({ page, backend }) => {
  const write = new WritePage(page);
  await page.goto("/masukan/pengaduan/purbalingga");
  await expect(write.title("Ajukan pengaduan")).toBeVisible();
  await write.fill("Perilaku petugas", WORDS, "Tanpa nama");
  await expectAccessible(page, "pengaduan-tanpa-nama");
  await page.emulateMedia({ forcedColors: "active" });
  await expectAccessible(page, "pengaduan-tanpa-nama-kontras");
  await page.emulateMedia({ forcedColors: null });
  await write.send.click();
  const receipt = new ReceiptPage(page);
  const { number, secret } = await receipt.read();
  const address = await page.locator("img.qr").getAttribute("alt");
  expect(address).toBe("Kode QR halaman pengaduan ini");
  await receipt.goOn();
  const follow = new Sheet(page);
  await follow.expectShown("Pengaduan Anda sedang ditangani");
  await expect(page.locator("main")).toContainText("pejabat pengaduan");
  await expect(page.locator("main")).toContainText("tanpa nama");
  await page.goto("/masukan/pengaduan/terkirim");
  await expect(follow.title("Tanda terima tidak lagi ditampilkan")).toBeVisible();
  await expectAccessible(page, "pengaduan-tanda-terima-lewat");

  // The fragment opens it, and leaves the address.
  await page.goto("about:blank");
  await page.goto(`/masukan/pengaduan/ikuti#${number}.${secret}`);
  await expect(follow.title("Pengaduan Anda sedang ditangani")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await page.getByText("Cantumkan nama dan kontak (tidak wajib)").click();
  await follow.button("Cantumkan").click();
  await follow.expectErrors(/^Isi nama Anda/, /^Isi e-mail atau nomor ponsel/);
  await expectAccessible(page, "pengaduan-cantumkan-kesalahan");

  await page.reload();
  const find = new FindPage(page);
  await expect(find.title("Lihat status pengaduan")).toBeVisible();
  await expectAccessible(page, "pengaduan-ikuti");
  await find.open("", "");
  await find.expectErrors("Isi nomor pengaduan", "Isi kode rahasia");
  await find.open(`${number.slice(0, -1)}${number.endsWith("A") ? "B" : "A"}`, secret.slice(0, -1));
  await find.expectErrors(/^Periksa nomor pengaduan: ada huruf/, /^Periksa kode rahasia: panjangnya/);
  await expectAccessible(page, "pengaduan-ikuti-kesalahan");
  await find.open(number.toLowerCase().replaceAll("-", " "), secret.toLowerCase());
  await follow.expectShown("Pengaduan Anda sedang ditangani");

  const other = "0000-0000-0000-0000";
  await page.reload();
  await find.open(number, other);
  await find.expectErrors("Periksa keduanya: tidak ada pengaduan dengan nomor dan kode rahasia ini");
  // The backend lets an office's address have a hundred wrong ones.
  for (let tries = 0; tries < 100; tries++) {
    const wrong = page.request.get(`/api/complaints/${number}`, { headers: { "x-perbarui-complaint": other } });
    if ((await wrong).status() === 429) break;
  }
  await find.button("Buka pengaduan").click();
  await find.expectErrors(/^Tunggu \d+ menit lalu coba lagi/);
  await expectAccessible(page, "pengaduan-ikuti-terlalu-sering");
  await expect(page.getByLabel("Nomor pengaduan")).toHaveValue(number);
  expect(backend.said()).not.toContain(secret);
});

test("from an application: linked, in one's own list, withdrawn; without a name, it is in no list", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  const reference = await apply(sari);
  await page.goto(`/lacak/${reference}`);
  await new Sheet(page).link("Ajukan pengaduan tentang permohonan ini").click();
  const write = new WritePage(page);
  await expect(write.title("Ajukan pengaduan")).toBeVisible();
  await expect(page.getByLabel("Nomor permohonan")).toHaveValue(reference);
  await write.unfold("Bila Anda mengadu sekarang, kapan jawabannya jatuh tempo?");
  await expect(page.getByRole("row").filter({ hasText: "Setiap pengaduan" })).toContainText("60 hari kalender");
  await write.choose("Pelayanan");
  await write.text.fill(WORDS);
  await expectAccessible(page, "pengaduan-permohonan");
  await write.send.click();
  const receipt = new ReceiptPage(page);
  const { number } = await receipt.read();
  await expect(page.getByText("Pengaduan ini juga ada di daftar pengaduan akun Anda.")).toBeVisible();
  await receipt.goOn();

  await page.goto("/masukan/pengaduan/kota-pekalongan");
  await write.fill("Pelayanan", WORDS, "Tanpa nama");
  await write.send.click();
  const nameless = await receipt.read();
  await receipt.goOn();

  await page.goto("/masukan/pengaduan/saya");
  const mine = new Sheet(page);
  await expect(mine.title("Pengaduan saya")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(nameless.number);
  await expectAccessible(page, "pengaduan-saya");
  await mine.link(number).click();
  await mine.expectShown("Pengaduan Anda sedang ditangani");
  await expect(page.locator("main")).toContainText(reference);
  await mine.button("Cabut pengaduan").click();
  await expect(page.getByRole("dialog", { name: "Cabut pengaduan ini?" })).toBeVisible();
  await expectAccessible(page, "pengaduan-cabut");
  await mine.button("Ya, cabut").click();
  await mine.expectShown("Pengaduan dicabut");
});
