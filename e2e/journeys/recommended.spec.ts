// Kota Pekalongan, without a letter: the holder asks the head of the unit, who recommends after their own log-in; the officer reads it.
import { expectAccessible } from "../fixtures/axe";
import { mailAtOnce } from "../fixtures/officer_mails";
import { CasePage } from "../fixtures/officer_pages";
import { ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { atLetter, finishLogIn, fromPassphrase, openCase } from "../fixtures/walk";

const NOTE = "Untuk menandatangani surat tugas.";

/** From the letter's step to the request sent. */
async function ask(holder: Person, head: string, look = async (_name: string) => {}): Promise<void> {
  const sheet = new Sheet(holder.page);
  await sheet.link("minta rekomendasi secara elektronik").click();
  await sheet.expectShown("Minta rekomendasi");
  await look("rekomendasi-minta");
  await holder.page.getByLabel("NIP atau e-mail dinas kepala unit kerja Anda").fill(holder.email);
  await sheet.button("Cari").click();
  await sheet.expectErrors("Isi NIP atau e-mail kepala unit kerja Anda, bukan milik Anda sendiri");
  await look("rekomendasi-bukan-diri-sendiri");
  await holder.page.getByLabel("NIP atau e-mail dinas kepala unit kerja Anda").fill(head);
  await sheet.button("Cari").click();
  await sheet.expectShown("Periksa lalu minta rekomendasi");
  await expect(holder.page.getByText("Kepala Seksi Kurikulum")).toBeVisible();
  await look("rekomendasi-siapa");
  await holder.page.getByLabel("Pesan Anda (opsional)").fill(NOTE);
  await sheet.button("Kirim permintaan").click();
  await sheet.expectShown("Permintaan rekomendasi sudah dikirim");
  await look("rekomendasi-diminta");
}

/** The head opens the mail's link, logs in, and stands before the request. */
async function open(head: Person, look = async (_name: string) => {}): Promise<Sheet> {
  const link = (await head.mailbox.next(/(https?:\/\/\S+\/rekomendasi\/permintaan\/\d+)/))[1]!;
  await head.page.goto(link);
  const sheet = new Sheet(head.page);
  await sheet.expectShown("Masuk");
  await finishLogIn(head);
  await sheet.expectShown("Rekomendasikan permohonan ini?");
  await expect(head.page.getByText(NOTE)).toBeVisible();
  await look("rekomendasi-permintaan");
  return sheet;
}

test("recommended without a letter", async ({ backend, holder, other }) => {
  await mailAtOnce(backend, `verifikator@${PEKALONGAN}`);
  const sari = holder(`sari@${PEKALONGAN}`);
  const bima = await other(`bima@${PEKALONGAN}`);
  await atLetter(sari);
  await expectAccessible(sari.page, "rekomendasi-surat");
  await ask(sari, bima.email, (name) => expectAccessible(sari.page, name));

  const request = await open(bima, (name) => expectAccessible(bima.page, name));
  await expect(bima.page.getByText("Sari Wulandari")).toBeVisible();
  await request.button("Rekomendasikan").click();
  await request.expectShown("Anda merekomendasikan permohonan ini");
  await expectAccessible(bima.page, "rekomendasi-diberikan");
  await request.link("Ke permintaan rekomendasi").click();
  await request.expectShown("Permintaan rekomendasi");
  await expect(bima.page.getByText("Tidak ada permintaan yang menunggu Anda.")).toBeVisible();
  await expectAccessible(bima.page, "rekomendasi-tidak-ada");

  await sari.mailbox.next(/Rekomendasi Anda sudah diberikan/);
  await sari.page.goto("/rekomendasi");
  const mine = new Sheet(sari.page);
  await mine.expectShown("Permohonan Anda direkomendasikan");
  await expectAccessible(sari.page, "rekomendasi-diterima");
  await sari.page.goto("/permohonan/surat");
  const letter = new UploadPage(sari.page);
  await letter.expectShown("Surat Rekomendasi");
  await expect(sari.page.getByText("Direkomendasikan secara elektronik oleh Bima Prakoso")).toBeVisible();
  await expectAccessible(sari.page, "rekomendasi-di-langkah-surat");
  await letter.goOn();
  const reference = await fromPassphrase(sari, async (page, name) => {
    if (name === "periksa") await expect(page.getByText("Direkomendasikan secara elektronik oleh Bima Prakoso")).toBeVisible();
    await expectAccessible(page, `rekomendasi-${name}`);
  });

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await verifier.mailbox.next(new RegExp(`/petugas/permohonan/${reference}`));
  await openCase(verifier, "Sari Wulandari");
  const page = new CasePage(verifier.page);
  await page.part("Berkas");
  await expect(page.page.getByText(/^Direkomendasikan secara elektronik oleh Bima Prakoso \(Kepala Seksi Kurikulum, /)).toBeVisible();
  await expectAccessible(verifier.page, "rekomendasi-permohonan");
  await page.part("Data");
  await page.take();
  await page.approve();
  await sari.mailbox.next(/(https?:\/\/\S+\/ambil\/\S+)/);
});

test("declined, and void after a change", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const bima = await other(`bima@${PEKALONGAN}`);
  await atLetter(sari);
  await ask(sari, bima.email);
  let request = await open(bima);
  await request.link("Tolak").click();
  await expect(request.title("Apa alasan Anda menolak?")).toBeVisible();
  await expectAccessible(bima.page, "rekomendasi-tolak");
  await request.button("Tolak").click();
  await request.expectErrors("Isi alasan");
  await expectAccessible(bima.page, "rekomendasi-tolak-tanpa-alasan");
  await bima.page.getByLabel("Apa alasan Anda menolak?").fill("Anda tidak bertugas di unit kerja saya.");
  await request.button("Tolak").click();
  await request.expectShown("Anda menolak permintaan ini");
  await expectAccessible(bima.page, "rekomendasi-ditolak");

  const link = (await sari.mailbox.next(/Permintaan rekomendasi Anda ditolak[\s\S]*?(https?:\/\/\S+\/rekomendasi)\b/))[1]!;
  await sari.page.goto(link);
  const mine = new Sheet(sari.page);
  await mine.expectShown("Minta rekomendasi");
  await expect(sari.page.getByText("Anda tidak bertugas di unit kerja saya.")).toBeVisible();
  await expectAccessible(sari.page, "rekomendasi-alasan");

  // Asked once more, recommended, and then the data changes: the letter is wanted after all.
  await sari.page.goto("/permohonan/surat");
  await new UploadPage(sari.page).expectShown(/^Unggah surat/i);
  await ask(sari, bima.email);
  await bima.page.goto("/rekomendasi/permintaan");
  await request.expectShown("Permintaan rekomendasi");
  await expectAccessible(bima.page, "rekomendasi-daftar");
  await request.link(/^Lihat/).click();
  await request.button("Rekomendasikan").click();
  await request.expectShown("Anda merekomendasikan permohonan ini");
  await sari.page.goto("/permohonan/data");
  const data = new Sheet(sari.page);
  await data.expectShown("Periksa data Anda");
  await data.choose("Ada yang berubah");
  await data.goOn();
  await data.expectShown("Data mana yang berubah?");
  await data.choose("Jabatan");
  await sari.page.getByLabel("Jabatan yang baru").fill("Perencana Ahli Madya");
  await data.goOn();
  await data.expectShown("Unggah bukti perubahan");
  await sari.page.goto("/rekomendasi");
  await mine.expectShown("Rekomendasi elektronik belum dapat diminta");
  await expect(sari.page.getByText(/^Data Anda berubah setelah rekomendasi diminta/)).toBeVisible();
  await expectAccessible(sari.page, "rekomendasi-batal");
  await sari.page.goto("/permohonan/periksa");
  await data.expectShown("Unggah bukti perubahan");
  await expect(new ReviewPage(sari.page).title("Periksa lalu kirim")).toHaveCount(0);
});
