// Officers among themselves: nobody decides on their own application, colleagues take over, two act at once; and where the
// focus goes meanwhile.
import { expectAccessible } from "../fixtures/axe";
import { press, tabTo } from "../fixtures/keyboard";
import { CasePage, InboxPage } from "../fixtures/officer_pages";
import { FollowPage, ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply, openCase } from "../fixtures/walk";

const WORDS = "Cap dinas pada halaman kedua tidak terbaca.";
const QUESTION = "Halaman kedua saya unggah lagi, sudah terbaca?";

test("four eyes: an officer's own application offers her nothing, but a colleague decides", async ({ holder, other }) => {
  const aisyah = holder(`aisyah@${PEKALONGAN}`);
  const reference = await apply(aisyah);
  await aisyah.page.goto("/petugas/");
  const inbox = new InboxPage(aisyah.page);
  await inbox.expectShown(/^Menunggu Anda/);
  await expect(inbox.row("Nur Aisyah")).toHaveCount(0);
  await expectAccessible(aisyah.page, "petugas-permohonan-sendiri-antrean");
  await aisyah.page.goto(`/petugas/permohonan/${reference}`);
  const own = new Sheet(aisyah.page);
  await expect(own.title(/^(Nur Aisyah|Halaman tidak ditemukan)$/)).toBeVisible();
  await expect(own.button(/^(Tangani|Ambil|Setujui|Data dan dokumen|Tolak|Kembalikan)/)).toHaveCount(0);
  await expectAccessible(aisyah.page, "petugas-permohonan-sendiri");

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Nur Aisyah");
  const page = new CasePage(maya.page);
  await page.take();
  await page.approve();
  await new FollowPage(aisyah.page).open(reference);
  await expect(own.title("Sertifikat baru Anda sudah terbit")).toBeVisible();
});

test("a returned letter that comes back unchanged is marked", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const page = new CasePage(maya.page);
  await page.take();
  await page.returns("Surat Rekomendasi", "Tidak terbaca", WORDS);
  await new FollowPage(sari.page).open(reference);
  await new Sheet(sari.page).link("Lengkapi sekarang").click();
  const upload = new UploadPage(sari.page);
  await upload.expectShown(/^Unggah surat/i);
  await upload.goOn();
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  await review.choose("Kirim berkas yang sama");
  await review.send();
  await new Sheet(sari.page).expectShown("Perbaikan terkirim");

  await maya.page.reload();
  await page.expectShown("Sari Wulandari");
  await page.part("Berkas");
  await expect(maya.page.getByText("Pemohon mengirim lagi berkas yang dikembalikan, tanpa menggantinya.")).toBeVisible();
  await expectAccessible(maya.page, "petugas-berkas-sama");
});

test("a colleague takes over; who was slower sees the newer state and keeps her words", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const first = new CasePage(maya.page);
  await first.take();
  await first.decide("Kembalikan");
  await first.choose("Surat Rekomendasi");
  const words = maya.page.getByLabel("Penjelasan untuk pemohon: Surat Rekomendasi");
  await maya.page.getByLabel("Alasan: Surat Rekomendasi").selectOption("Tidak terbaca");
  await words.fill(WORDS);

  const aisyah = await other(`aisyah@${PEKALONGAN}`);
  await openCase(aisyah, "Sari Wulandari");
  const second = new CasePage(aisyah.page);
  await expect(aisyah.page.getByText(/^Permohonan ini ditangani Maya Lestari\./)).toBeVisible();
  await expectAccessible(aisyah.page, "petugas-ambil-alih");
  await second.button("Ambil alih dari Maya Lestari").click();
  await expect(aisyah.page.getByText(/^Sedang dikerjakan Maya Lestari, terakhir .* lalu\.$/)).toBeVisible();
  await expectAccessible(aisyah.page, "petugas-ambil-alih-yakin");
  await second.confirm("Ambil alih");
  await expect(aisyah.page.getByText("Permohonan ini sekarang Anda tangani.")).toBeVisible();

  await first.button("Kembalikan").click();
  const newer = maya.page.getByRole("status").filter({ hasText: "Permohonan ini sudah berubah" });
  await expect(newer).toBeVisible();
  await expect(maya.page.getByText(/^Permohonan ini ditangani Nur Aisyah\./)).toBeVisible();
  await expectAccessible(maya.page, "petugas-lebih-baru");
  await first.button("Ambil alih dari Nur Aisyah").click();
  await first.confirm("Ambil alih");
  await expect(first.taken).toBeVisible();
  await expect(words).toHaveValue(WORDS);
  await first.button("Kembalikan").click();
  await expect(maya.page.getByText(/^Dikembalikan\. /)).toBeVisible();

  // Now aisyah is the slower one: what she sees afterwards is what maya did.
  await second.begin("Data dan dokumen benar");
  await second.confirm("Data dan dokumen benar");
  await expect(aisyah.page.getByRole("status").filter({ hasText: "Permohonan ini sudah berubah" })).toBeVisible();
  await expect(aisyah.page.getByText(WORDS).first()).toBeVisible();
  await expect(second.button(/^Data dan dokumen benar/)).toHaveCount(0);
});

test("who comes back to a case finds what was written meanwhile; words stay", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const page = new CasePage(maya.page);
  await page.take();
  await page.decide("Tolak");
  const words = maya.page.getByLabel("Penjelasan untuk pemohon");
  await words.fill(WORDS);

  await new FollowPage(sari.page).open(reference);
  await sari.page.getByLabel("Pesan Anda").fill(QUESTION);
  await sari.page.getByRole("button", { name: "Kirim pesan" }).click();
  await expect(sari.page.getByText("Pesan terkirim.")).toBeVisible();
  await expect(maya.page.getByText(QUESTION)).toHaveCount(0);
  await maya.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.button("Pesan (1)")).toBeVisible();
  await expect(words).toBeFocused();
  await expect(words).toHaveValue(WORDS);
});

test("a dialog and a notice take the focus and give it back", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const { page } = maya;
  const { keyboard } = page;
  const one = new CasePage(page);
  await press(page, one.takeButton);
  await expect(page.locator(":focus")).toContainText("Permohonan ini sekarang Anda tangani.");
  await press(page, one.button("Data dan dokumen benar"));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(one.button("Data dan dokumen benar"), "closing gives the focus back").toBeFocused();
  await keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  // The second of two keys for a routine case.
  await expect(dialog.getByRole("button", { name: "Data dan dokumen benar" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.locator(":focus")).toContainText("Verifikasi selesai.");
  await press(page, one.link("Kembali ke antrean"));
  await new InboxPage(page).expectShown(/^Menunggu Anda/);
  await expect(page.getByText("Tidak ada yang menunggu Anda")).toBeVisible();
});
