// Complaints at Purbalingga, through the officers' pages: four classes, verifier and BSrE, late, extended, reopened.
import { expectAccessible } from "../fixtures/axe";
import { attach, complain, follow, officer, react } from "../fixtures/complaint_desk";
import * as letters from "../fixtures/letters";
import { Mailbox } from "../fixtures/mail";
import { PURBALINGGA } from "../fixtures/people";
import { expect, test } from "../fixtures/test";

const DAY = 24 * 3600;

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
      await one.expectErrors("Pilih tindakan");
      await one.choose("Golongkan");
      await one.button("Golongkan").click();
      await one.expectErrors("Pilih golongan pengaduan");
      await expectAccessible(one.page, "pengaduan-golongkan");
      // Until it is in a class, the shortest limit counts.
      await expect(one.page.getByText(/^3 jam kerja \(Pengaduan ringan\): jangka waktu terpendek/)).toBeAttached();
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
    await expect(one.page.locator(".who")).toContainText("Ditangani BSrE (BSrE)");
    await list.open();

    await bsre.open();
    const there = await bsre.openRow(receipt.number);
    // What a colleague wrote is marked in words.
    await expect(there.page.locator(".happened .intern")).toContainText(/Intern.*pengadu tidak membacanya.*Mohon diperiksa di AMS/s);
    await there.answer(`Tautannya sudah dikirim ulang: ${at}.`);
    await expect(there.entries.first()).toContainText("Jawaban, tepat waktu");
    await expect(there.page.getByRole("radio", { name: "Jawab" })).toHaveCount(0);
    if (at === 0) await expectAccessible(there.page, "pengaduan-dijawab");
    const read = JSON.stringify(await follow(request, receipt));
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
  // Whoever is anonymous is asked, too, and reads it with the receipt. The clock stands still meanwhile.
  await one.act("Tanyakan kepada pengadu", () => one.page.getByLabel("Pertanyaan").fill("Nama yang mana yang benar?"));
  const waits = await follow(request, extended);
  expect(waits.entries.at(-1)).toMatchObject({ what: "asked", text: "Nama yang mana yang benar?" });
  expect(waits.due).toBeNull();
  await react(request, extended, { reply: "Siti Contoh." });
  expect((await follow(request, extended)).due?.pauses).toHaveLength(1);
  await list.open();
  await list.openRow(extended.number);
  await one.act("Golongkan", () => one.choose(CLASSES[2]!));
  await one.choose("Ubah golongan");
  await one.choose(CLASSES[2]!);
  await one.button("Ubah golongan").click();
  await one.expectErrors("Pilih golongan lain: pengaduan ini sudah dalam golongan itu");
  await one.choose(CLASSES[3]!);
  await one.button("Ubah golongan").click();
  await one.expectErrors("Tulis alasan mengubah golongan");
  await one.act("Ubah golongan", () => one.page.getByLabel("Alasan mengubah golongan").fill("Perlu pemeriksaan."));
  expect((await follow(request, extended)).entries.at(-1)).toMatchObject({ text: "Perlu pemeriksaan." });
  await one.choose("Perpanjang batas waktu");
  await one.button("Perpanjang batas waktu").click();
  await one.expectErrors(/^Isi perpanjangan dengan bilangan bulat dari 1 sampai/, "Tulis alasan perpanjangan");
  await expectAccessible(one.page, "pengaduan-perpanjang");
  await one.act("Perpanjang batas waktu", async () => {
    await one.page.getByLabel("Diperpanjang berapa hari kerja").fill("2");
    await one.page.getByLabel("Alasan perpanjangan").fill("Menunggu hasil pemeriksaan BSrE.");
  });
  await expect(one.page.locator(".who")).toContainText("Diperpanjang");
  await expect(one.page.locator(".doing")).not.toContainText("Terlambat");
  const later = await follow(request, extended);
  expect(later.entries.at(-1)).toMatchObject({ text: "Menunggu hasil pemeriksaan BSrE." });
  expect(later.due).toMatchObject({ extended_by: 2 });

  await attach(request, asked, letters.letter());
  await list.open();
  await list.openRow(asked.number);
  await expect(one.page.getByText("Sari Contoh")).toBeVisible();
  await expect(one.page.getByText(/^E-mail tentang pengaduan ini dikirim ke /)).toBeVisible();
  const picture = one.page.getByRole("img", { name: /halaman 1$/ });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
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
  expect(JSON.stringify(await follow(request, asked))).not.toContain("Sudah saya telepon");

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
  expect((await follow(request, asked)).entries.at(-1)).toMatchObject({ text: "Surat Anda sudah kami terima." });
  await new Mailbox(backend.data, contact.email).next(/sudah dijawab/);
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
  for (const above of ["kabid", "kepala"]) {
    await new Mailbox(backend.data, `${above}@${PURBALINGGA}`).next(new RegExp(`Terlambat: pengaduan ${late.number}`));
  }
  await expectAccessible(there.page, "pengaduan-lewat");
  await there.act("Golongkan", () => there.choose(CLASSES[0]!));
  await there.answer("Permohonan Anda sudah selesai; kami mohon maaf atas keterlambatannya.");
  await expect(there.entries.first()).toContainText("Jawaban, terlambat");

  // Before the limit of the extended one ends, those who have it are reminded.
  await backend.restartAhead(later.due!.at - 3600 - Math.floor(Date.now() / 1000));
  const again = await officer(other, verifier);
  const nearly = await again.openRow(extended.number);
  await expect(nearly.entries.first()).toContainText(/Intern.*Batas waktu mendekat/s);
  await new Mailbox(backend.data, verifier).next(new RegExp(`${extended.number} sudah dekat`));
});
