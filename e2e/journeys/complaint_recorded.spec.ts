// Complaints that officers record, and who sees which: Kota Pekalongan's told in person, one about an officer's conduct.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { ComplaintPage, complain, follow, officer, secret } from "../fixtures/complaint_desk";
import { PEKALONGAN, PURBALINGGA } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

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
  await page.getByLabel("Nomor ponsel").fill("021");
  // What is still to come was not received.
  const [today, now] = received(new Date());
  await page.getByLabel("Tanggal diterima").fill("31/12/2099");
  await page.getByLabel(/^Jam diterima/).fill(now);
  await staff.button("Catat pengaduan").click();
  await staff.expectErrors("Periksa tanggal dan jamnya: waktu diterima belum tiba");
  await expect(page.getByLabel("Isi pengaduan")).toHaveValue(/^<script>/);
  await page.getByLabel("Tanggal diterima").fill(today);
  await staff.button("Catat pengaduan").click();
  await staff.expectErrors(/nomor ponsel/i);
  await page.getByLabel("Nomor ponsel").fill("081234567890");
  // Without a line nothing is lost.
  await page.context().setOffline(true);
  await staff.button("Catat pengaduan").click();
  await staff.expectErrors(/^Sambungan terputus/);
  await page.context().setOffline(false);
  await expect(page.getByLabel("Nama")).toHaveValue("Budi Contoh");
  await staff.button("Catat pengaduan").click();
  await staff.expectShown("Pengaduan tercatat");
  await expectAccessible(page, "pengaduan-tanda-terima");
  // On paper there are the receipt and the office.
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".receipt")).toBeVisible();
  for (const other of [".menu", ".foot .links", "main > .notice", "main > .actions"]) await expect(page.locator(other)).toBeHidden();
  if (process.env.PERBARUI_SHOTS) await page.screenshot({ path: `${process.env.PERBARUI_SHOTS}/print-receipt.png`, fullPage: true });
  await page.emulateMedia({ media: "screen" });
  const [number, secret] = (await page.locator(".receipt .ref").allInnerTexts()) as [string, string];
  expect((await follow(page.request, { number, secret })).entries[0]!.text).toContain("Loket tutup");
  await staff.link("Buka pengaduan ini").click();

  const one = new ComplaintPage(page);
  await one.expectShown(`Pengaduan ${number}`);
  await expect(one.page.getByText("<script>alert(1)</script> Loket tutup")).toBeVisible();
  await expect(one.page.getByText("60 hari kalender").first()).toBeAttached();
  await expect(one.page.getByText("Tidak ada alamat e-mail: pengadu tidak dikabari lewat e-mail.")).toBeVisible();
  await expect(one.entries.first()).toContainText("dicatat oleh Rina Marlina");
  // A link needs a number that is one, of this agency.
  await one.choose("Kaitkan dengan permohonan");
  const reference = page.getByLabel("Nomor permohonan", { exact: true });
  await reference.fill("PBR-1234");
  await one.button("Kaitkan dengan permohonan").click();
  await one.expectErrors(/^Salin nomor permohonan dengan tepat/);
  await reference.fill("PBR-7K3M-9Q2M");
  await one.button("Kaitkan dengan permohonan").click();
  await one.expectErrors(/^Periksa nomor permohonan: tidak ada permohonan/);
  await expect(reference).toHaveValue("PBR-7K3M-9Q2M");
  await expectAccessible(page, "pengaduan-langsung");
  await one.act("Teruskan", () => one.choose("pejabat pengaduan"));
  await expect(page.locator(".who")).toContainText("Ditangani pejabat pengaduan (Kepala Bidang)");

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
function received(at: Date): [string, string] {
  const parts = new Intl.DateTimeFormat("id-ID", {
    timeZone: "Asia/Jakarta",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
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
  const again = await complain(request, "purbalingga", "Petugas menolak menemui saya.", { subject: "conduct" });
  const head = await officer(other, `kepala@${PURBALINGGA}`);
  await expect(head.row(about.number)).toHaveCount(0);
  await notFound(head.page, about.number);
  // The official has the other one open while the head names the official.
  await one.open(again.number);
  await head.open();
  const there = await head.openRow(again.number);
  await there.choose("Sebut petugas yang diadukan");
  await there.button("Sebut petugas yang diadukan").click();
  await there.expectErrors("Pilih petugas yang diadukan");
  await there.page.getByLabel("Petugas yang diadukan", { exact: true }).selectOption("Lilis Suryani");
  await there.button("Sebut petugas yang diadukan").click();
  await there.page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
  await expect(there.page.getByRole("dialog")).toBeHidden();
  await there.button("Sebut petugas yang diadukan").click();
  await there.page.getByRole("dialog").getByRole("button", { name: "Sebut petugas yang diadukan" }).click();
  await there.expectNotice("Petugas yang diadukan sudah disebut.");
  await one.choose("Catat secara intern");
  await one.page.getByLabel("Catatan intern").fill("Saya periksa sendiri.");
  await one.button("Catat secara intern").click();
  await one.expectShown("Pengaduan ini tidak lagi dapat Anda buka");
  await expectAccessible(one.page, "pengaduan-hilang");
});

async function notFound(page: Page, number: string): Promise<void> {
  await page.goto(`/petugas/pengaduan/${number}`);
  await expect(page.getByText("tidak ada yang cocok untuk akun Anda")).toBeVisible();
}

test("a long list comes page by page", async ({ other }) => {
  const list = await officer(other, `verifikator@${PURBALINGGA}`);
  for (let number = 1; number <= 52; number++) await record(list.page, `Pengaduan lama ${number}.`);
  // Who comes back to the page sees what came meanwhile.
  await list.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(list.link(/^Terbuka/)).toHaveText("Terbuka (52)");
  const rows = list.page.getByRole("list", { name: "Terbuka" }).getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await list.button("Tampilkan lagi").click();
  await expect(rows).toHaveCount(52);
  await expect(list.button("Tampilkan lagi")).toHaveCount(0);
  // All day long in two languages.
  await list.button("English").click();
  await expect(list.title("Complaints")).toBeVisible();
  await expectAccessible(list.page, "complaints-english");
});

test("Purbalingga: a letter of the week before, in its class at once, is late already", async ({ other }) => {
  const list = await officer(other, `verifikator@${PURBALINGGA}`);
  await list.link("Catat pengaduan").click();
  await list.expectShown("Catat pengaduan");
  const [day, time] = received(new Date(Date.now() - 14 * 24 * 3600 * 1000));
  await list.choose("Surat");
  await list.page.getByLabel("Tanggal diterima").fill(day);
  await list.page.getByLabel(/^Jam diterima/).fill(time);
  await list.choose("Pelayanan");
  await list.page.getByLabel("Isi pengaduan").fill("Surat saya tidak dijawab.");
  await list.choose("Pengaduan bersifat normatif");
  await expectAccessible(list.page, "pengaduan-catat-golongan");
  await list.button("Catat pengaduan").click();
  await list.expectShown("Pengaduan tercatat");
  await list.link("Buka pengaduan ini").click();
  await expect(list.page.locator(".who")).toContainText("Pengaduan bersifat normatif");
  await expect(list.page.locator(".doing")).toContainText(/Terlambat .* kerja/);
});

/** An officer records a complaint that came by letter, without the pages. */
async function record(page: Page, text: string): Promise<void> {
  const data = {
    secret: secret(),
    channel: "letter",
    received_at: Math.floor(Date.now() / 1000) - 60,
    subject: "service",
    text,
    contact: null,
    renewal: null,
    class: "supervision",
  };
  const answer = await page.request.post("/api/officer/complaints", { data, headers: { "x-perbarui": "1" } });
  expect(answer.status(), await answer.text()).toBe(201);
}
