// Complaints through the officers' pages: Purbalingga's four classes through verifier and BSrE, Kota Pekalongan's told in person.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { ComplaintPage, ComplaintsPage, complain, follow, react } from "../fixtures/complaints";
import { PEKALONGAN, PURBALINGGA } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

const DAY = 24 * 3600;

/** An officer, logged in at the complaints. */
async function officer(other: (email: string) => Promise<Person>, email: string): Promise<ComplaintsPage> {
  const who = await other(email);
  await logIn(who, undefined, "/petugas/masuk");
  const list = new ComplaintsPage(who.page);
  await list.link("Pengaduan").first().click();
  await expect(list.title("Pengaduan")).toBeVisible();
  return list;
}

const CLASSES = [
  "Pengaduan ringan",
  "Pengaduan bersifat normatif",
  "Pengaduan tidak berkadar pengawasan",
  "Pengaduan berkadar pengawasan dan memerlukan pemeriksaan",
];

test("Purbalingga: a complaint of each class goes through verifier and BSrE to its answer", async ({ request, other }) => {
  const receipts = [];
  for (const name of CLASSES) receipts.push(await complain(request, "purbalingga", `Tautan passphrase belum datang. ${name}.`));
  const list = await officer(other, `verifikator@${PURBALINGGA}`);
  await expectAccessible(list.page, "pengaduan-daftar");
  await list.page.goto("/petugas/");
  await expect(list.link("Pengaduan: 4 terbuka, 0 terlambat")).toBeVisible();
  await expectAccessible(list.page, "pengaduan-di-antrean");
  await list.open();
  const bsre = await officer(other, `bsre@${PURBALINGGA}`);
  for (const [at, receipt] of receipts.entries()) {
    const one = await list.openRow(receipt.number);
    await expect(one.page.locator(".who")).toContainText("Belum digolongkan");
    await expect(one.page.getByText("Anonim", { exact: true })).toBeVisible();
    if (at === 0) {
      await expectAccessible(one.page, "pengaduan-baru");
      // Nothing chosen, then no class: each fault at its question.
      await one.button("Lanjutkan").click();
      await one.expectErrors("Pilih tindakan Anda");
      await one.choose("Golongkan");
      await one.button("Golongkan").click();
      await one.expectErrors("Pilih golongan pengaduan");
      await expectAccessible(one.page, "pengaduan-golongkan");
    }
    await one.act("Golongkan", () => one.choose(CLASSES[at]!));
    await expect(one.page.locator(".who")).toContainText(CLASSES[at]!);
    // The due time explains itself.
    await one.page.locator("summary", { hasText: "Mengapa batas waktunya demikian" }).click();
    await expect(one.page.getByText("Standar pelayanan instansi ini")).toBeVisible();
    await one.page.locator("summary", { hasText: "Hitungan per hari" }).click();
    if (at === 3) await expect(one.page.getByRole("cell", { name: "hari kerja ke-30" })).toBeVisible();
    if (at === 0) await expect(one.page.getByRole("row", { name: "Jumlah 3 jam" })).toBeVisible();
    if (at === 0 || at === 3) await expectAccessible(one.page, `pengaduan-hitungan-${at}`);
    await one.act("Teruskan", async () => {
      await one.choose("BSrE");
      await one.page.getByLabel("Catatan untuk rekan").fill(`Mohon diperiksa di AMS: ${at}.`);
    });
    await expect(one.page.locator(".who")).toContainText("Pada BSrE (BSrE)");
    await list.open();

    await bsre.open();
    const there = await bsre.openRow(receipt.number);
    // What a colleague wrote is marked in words.
    await expect(there.page.locator(".happened .intern")).toContainText(/Intern.*pengadu tidak membacanya.*Mohon diperiksa di AMS/s);
    await there.answer(`Tautannya sudah dikirim ulang: ${at}.`);
    await expect(there.entries.first()).toContainText("Jawaban, dalam batas waktu");
    if (at === 0) await expectAccessible(there.page, "pengaduan-dijawab");
    const read = await follow(request, receipt);
    expect(read).toContain(`Tautannya sudah dikirim ulang: ${at}.`);
    expect(read).not.toContain("Mohon diperiksa di AMS");
  }
  // Answered, none is open any more.
  await list.open();
  await expect(list.title("Pengaduan")).toBeVisible();
  await expect(list.page.getByText("Tidak ada pengaduan yang terbuka")).toBeVisible();
  await expectAccessible(list.page, "pengaduan-kosong");
  await list.link("Dijawab dan selesai").click();
  await expect(list.row(receipts[0]!.number)).toContainText("Dijawab");
});

test("Purbalingga: one late and escalated, one extended, one asked, one reopened", async ({ request, other, backend }) => {
  test.slow();
  const verifier = `verifikator@${PURBALINGGA}`;
  const late = await complain(request, "purbalingga", "Permohonan saya tidak bergerak.");
  const extended = await complain(request, "purbalingga", "Nama saya salah di sertifikat.");
  const contact = { name: "Sari Contoh", email: `sari.contoh@${PURBALINGGA}`, mobile: "" };
  const asked = await complain(request, "purbalingga", "Berkas saya ditolak.", { contact });
  const list = await officer(other, verifier);

  const one = await list.openRow(extended.number);
  await one.act("Golongkan", () => one.choose(CLASSES[3]!));
  await one.choose("Perpanjang batas waktu");
  await one.button("Perpanjang batas waktu").click();
  await one.expectErrors(/^Isi perpanjangan dengan bilangan bulat dari 1 sampai/, "Tulis alasan perpanjangan");
  await expectAccessible(one.page, "pengaduan-perpanjang");
  await one.act("Perpanjang batas waktu", async () => {
    await one.page.getByLabel("Diperpanjang berapa hari kerja").fill("5");
    await one.page.getByLabel("Alasan perpanjangan").fill("Menunggu hasil pemeriksaan BSrE.");
  });
  await expect(one.page.locator(".who")).toContainText("Diperpanjang");
  await expect(one.page.locator(".doing")).not.toContainText("Terlambat");
  expect(await follow(request, extended)).toContain("Menunggu hasil pemeriksaan BSrE.");

  await list.open();
  await list.openRow(asked.number);
  await expect(one.page.getByText("Sari Contoh")).toBeVisible();
  await one.act("Tanyakan kepada pengadu", () => one.page.getByLabel("Pertanyaan").fill("Berkas yang mana?"));
  await expect(one.page.getByText("Waktu berhenti selama menunggu jawaban pengadu.")).toBeVisible();
  await expectAccessible(one.page, "pengaduan-ditanya");
  // Whoever complains answers while the officer still has the old state: the note is refused, and nothing typed is lost.
  await one.choose("Catat secara intern");
  await one.page.getByLabel("Catatan intern").fill("Sudah saya telepon.");
  await react(request, asked, { reply: "Surat rekomendasi." });
  await one.button("Catat secara intern").click();
  await one.expectNotice("Pengaduan ini sudah berubah");
  await expect(one.page.getByLabel("Catatan intern")).toHaveValue("Sudah saya telepon.");
  await expect(one.entries.first()).toContainText("Surat rekomendasi.");
  await expectAccessible(one.page, "pengaduan-berubah");
  await one.act("Catat secara intern");
  await expect(one.entries.first()).toContainText(/Intern.*pengadu tidak membacanya.*Sudah saya telepon/s);

  // Answered, not solved, answered again: reopened once.
  await one.act("Golongkan", () => one.choose(CLASSES[2]!));
  await one.choose("Jawab");
  await one.page.getByLabel("Mulai dari contoh").selectOption("Kekeliruan kami");
  await one.button("Jawab").click();
  await one.expectErrors("Lengkapi atau hapus bagian yang masih bertanda kurung siku: kekeliruan");
  await one.page.getByLabel("Jawaban", { exact: true }).fill("Surat Anda sudah kami terima.");
  await one.button("Jawab").click();
  await expect(one.page.getByRole("dialog")).toContainText("Surat Anda sudah kami terima.");
  await expectAccessible(one.page, "pengaduan-pratinjau");
  await one.page.getByRole("dialog").getByRole("button", { name: "Kirim jawaban" }).click();
  await one.expectNotice("Jawaban sudah disampaikan.");
  await react(request, asked, "reopen");
  await list.open();
  await expect(list.row(asked.number)).toContainText("Dibuka kembali");
  await list.openRow(asked.number);
  await one.answer("Permohonan Anda sudah kami proses ulang.");
  await one.act("Catat: pengadu menyatakan teratasi");
  await expect(one.page.locator(".who")).toContainText("Selesai: masalah teratasi");
  await expectAccessible(one.page, "pengaduan-selesai");

  // A fortnight later the first one is overdue: official, head and at last the text for outside.
  await backend.restartAhead(14 * DAY);
  const head = await officer(other, `kepala@${PURBALINGGA}`);
  await head.link(/^Terlambat/).click();
  await expect(head.row(late.number)).toContainText(/Terlambat .* kerja/);
  await expect(head.row(extended.number)).toHaveCount(0);
  await expectAccessible(head.page, "pengaduan-terlambat");
  const there = await head.openRow(late.number);
  await expect(there.entries.filter({ hasText: "pejabat pengaduan diberi tahu" })).toBeVisible();
  await expect(there.entries.filter({ hasText: "pimpinan instansi diberi tahu" })).toBeVisible();
  await expect(there.entries.filter({ hasText: "SP4N-LAPOR dan Ombudsman" })).toBeVisible();
  await expectAccessible(there.page, "pengaduan-lewat");
  await there.act("Golongkan", () => there.choose(CLASSES[0]!));
  await there.answer("Permohonan Anda sudah selesai; kami mohon maaf atas keterlambatannya.");
  await expect(there.entries.first()).toContainText("Jawaban, lewat batas waktu");
});

test("Kota Pekalongan: told in person, recorded, passed to the official, solved", async ({ other }) => {
  const staff = await officer(other, `staf@${PEKALONGAN}`);
  await staff.link("Catat pengaduan").click();
  await staff.expectShown("Catat pengaduan");
  await expectAccessible(staff.page, "pengaduan-catat");
  const page = staff.page;
  await staff.button("Catat pengaduan").click();
  await staff.expectErrors(
    "Pilih melalui apa pengaduan diterima",
    "Isi tanggal seperti 17/08/2026",
    "Isi jam seperti 09.15",
    "Pilih tentang apa pengaduan ini",
    "Tulis isi pengaduan",
  );
  await expectAccessible(page, "pengaduan-catat-salah");
  await staff.choose("Langsung di loket");
  await staff.choose("Pelayanan");
  await page.getByLabel("Isi pengaduan").fill("<script>alert(1)</script> Loket tutup sebelum jam 12.");
  await page.getByLabel("Nama").fill("Budi Contoh");
  await page.getByLabel("Nomor ponsel").fill("081234567890");
  // What is still to come was not received.
  const [today, now] = receivedNow();
  await page.getByLabel("Tanggal diterima").fill("31/12/2099");
  await page.getByLabel(/^Jam diterima/).fill(now);
  await staff.button("Catat pengaduan").click();
  await staff.expectErrors("Periksa tanggal dan jamnya: waktu diterima belum tiba");
  await expect(page.getByLabel("Isi pengaduan")).toHaveValue(/^<script>/);
  await page.getByLabel("Tanggal diterima").fill(today);
  await staff.button("Catat pengaduan").click();
  await staff.expectShown("Pengaduan tercatat");
  await expectAccessible(page, "pengaduan-tanda-terima");
  const [number, secret] = (await page.locator(".receipt .ref").allInnerTexts()) as [string, string];
  expect(await follow(page.request, { number, secret })).toContain("Loket tutup");
  await staff.link("Buka pengaduan ini").click();

  const one = new ComplaintPage(page);
  await one.expectShown(`Pengaduan ${number}`);
  await expect(one.page.getByText("<script>alert(1)</script> Loket tutup")).toBeVisible();
  await expect(one.page.getByText("60 hari kalender").first()).toBeAttached();
  await expectAccessible(page, "pengaduan-langsung");
  await one.act("Teruskan", () => one.choose("pejabat pengaduan"));
  await expect(page.locator(".who")).toContainText("Pada pejabat pengaduan (Kepala Bidang)");

  const official = await officer(other, `kabid@${PEKALONGAN}`);
  const there = await official.openRow(number);
  await there.answer("Jam loket sudah kami perbaiki; loket buka sampai 12.00.");
  await there.act("Catat: pengadu menyatakan teratasi");
  await expect(there.page.locator(".who")).toContainText("Selesai: masalah teratasi");
  // Receipts leave with the page: the number opens nothing of it again.
  await staff.open("/selesai");
  await expect(staff.row(number)).toContainText("Selesai: masalah teratasi");
});

/** Date and time as an officer in Kota Pekalongan types them. */
function receivedNow(): [string, string] {
  const parts = new Intl.DateTimeFormat("id-ID", {
    timeZone: "Asia/Jakarta",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date());
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return [`${part("day")}/${part("month")}/${part("year")}`, `${part("hour")}.${part("minute")}`];
}

test("an officer who handles no complaints is told so, and finds no entry in the menu", async ({ other }) => {
  const admin = await other(`admin@${PURBALINGGA}`);
  await logIn(admin, undefined, "/petugas/masuk");
  await expect(admin.page.getByRole("link", { name: "Pengaduan", exact: true })).toHaveCount(0);
  await admin.page.goto("/petugas/pengaduan");
  await expect(admin.page.getByRole("heading", { level: 1, name: "Halaman ini untuk petugas yang menangani pengaduan" })).toBeVisible();
  await expectAccessible(admin.page, "pengaduan-bukan-peran");
});

test("who is complained about sees it no more; others keep it", async ({ request, other }) => {
  const about = await complain(request, "purbalingga", "Petugas membentak saya.", { subject: "conduct" });
  const verifier = await officer(other, `verifikator@${PURBALINGGA}`);
  // Those who receive complaints don't see one about an officer's conduct.
  await expect(verifier.row(about.number)).toHaveCount(0);
  const official = await officer(other, `kabid@${PURBALINGGA}`);
  const one = await official.openRow(about.number);
  await one.choose("Sebut petugas yang diadukan");
  await one.page.getByLabel("Petugas yang diadukan", { exact: true }).selectOption("Agus Setiawan");
  await one.button("Sebut petugas yang diadukan").click();
  await expectAccessible(one.page, "pengaduan-sebut");
  await one.page.getByRole("dialog").getByRole("button", { name: "Sebut petugas yang diadukan" }).click();
  await one.expectNotice("Petugas yang diadukan sudah disebut.");
  const head = await officer(other, `kepala@${PURBALINGGA}`);
  await expect(head.row(about.number)).toHaveCount(0);
  await notFound(head.page, about.number);
});

async function notFound(page: Page, number: string): Promise<void> {
  await page.goto(`/petugas/pengaduan/${number}`);
  await expect(page.getByText("tidak ada yang cocok untuk akun Anda")).toBeVisible();
}
