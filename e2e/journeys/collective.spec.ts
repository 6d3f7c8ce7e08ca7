// Kota Pekalongan, one unit together: an officer invites five, one declines, one has no account yet; the head of the unit recommends
// once, and the progress page counts.
import { expectAccessible } from "../fixtures/axe";
import { DataPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { activate, finishLogIn, fromPassphrase, logIn } from "../fixtures/walk";

const NOTE = "Mohon selesai sebelum akhir bulan.";
const NO = "Saya pindah tugas bulan depan.";

/** The officer names the head, picks four, adds one by e-mail, and starts. */
async function start(officer: Person, head: Person, added: Person): Promise<Sheet> {
  const { page } = officer;
  const sheet = new Sheet(page);
  await logIn(officer, undefined, "/petugas/ajukan/masuk");
  await sheet.link("Pembaruan bersama untuk pegawai satu unit kerja").click();
  await sheet.expectShown("Pembaruan bersama");
  await expectAccessible(page, "bersama-kosong");
  await sheet.link("Mulai pembaruan bersama").click();
  await sheet.expectShown("Siapa kepala unit kerjanya?");
  await sheet.button("Cari").click();
  await sheet.expectErrors("Isi NIP atau e-mail dinas kepala unit kerja");
  await page.getByLabel("NIP atau e-mail dinas kepala unit kerja").fill("wahyu@pekalongankota.go.id");
  await sheet.button("Cari").click();
  await sheet.expectErrors(/^Periksa NIP atau e-mail ini/);
  await expectAccessible(page, "bersama-kepala-salah");
  await page.getByLabel("NIP atau e-mail dinas kepala unit kerja").fill(head.email);
  await sheet.button("Cari").click();

  await sheet.expectShown("Siapa yang diajak?");
  await expect(page.getByText("Kepala Seksi Kurikulum")).toBeVisible();
  await sheet.button("Lanjutkan").click();
  await sheet.expectErrors("Pilih minimal satu orang");
  await expectAccessible(page, "bersama-nama");
  await page.getByLabel("Tampilkan unit kerja").selectOption("Badan Keuangan Daerah");
  await expect(page.getByLabel("Ratna Kusumaningrum")).toHaveCount(0);
  await sheet.choose("Joko Santosa");
  await page.getByLabel("Tampilkan unit kerja").selectOption("Semua unit kerja");
  for (const name of ["Ratna Kusumaningrum", "Sari Wulandari", "Nur Aisyah"]) await sheet.choose(name);
  const names = page.getByLabel("Tambahkan dengan NIP atau e-mail dinas");
  await names.fill(`Nama\tE-mail\nBudi\t123\nWahyu\t${added.email}`);
  await sheet.button("Lanjutkan").click();
  await sheet.expectErrors("Baris 2: tidak ada NIP atau e-mail dinas di baris ini");
  await expect(names, "nothing typed is lost").toHaveValue(/Wahyu/);
  await expect(page.getByLabel("Joko Santosa")).toBeChecked();
  await names.fill(added.email);
  await sheet.button("Lanjutkan").click();

  await sheet.expectShown("Periksa lalu mulai");
  await expect(page.getByText("5 orang")).toBeVisible();
  await page.getByLabel("Pesan untuk yang diajak").fill(NOTE);
  await expectAccessible(page, "bersama-periksa");
  await sheet.button("Mulai pembaruan bersama").click();
  await expect(page.getByText("Pembaruan bersama dimulai.")).toBeVisible();
  await expect(sheet.title("Pembaruan bersama: Dinas Pendidikan")).toBeVisible();
  await expect(page.getByText("0 dari 5 selesai")).toBeVisible();
  await expectAccessible(page, "bersama-mulai");
  return sheet;
}

/** From the mail to the invitation. */
async function open(who: Person): Promise<Sheet> {
  const link = (await who.mailbox.next(/Ajakan pembaruan bersama[\s\S]*?(https?:\/\/\S+\/rekomendasi\/bersama)\b/))[1]!;
  await who.page.goto(link);
  const sheet = new Sheet(who.page);
  await sheet.expectShown("Masuk");
  await finishLogIn(who);
  await sheet.expectShown("Anda diajak memperbarui sertifikat bersama");
  await expect(who.page.getByText(NOTE)).toBeVisible();
  return sheet;
}

/** From the invitation to the request: the head is fixed. */
async function join(who: Person, look = async (_name: string) => {}): Promise<void> {
  const sheet = new Sheet(who.page);
  await sheet.button(/^Ikut$/).click();
  const data = new DataPage(who.page);
  await data.expectShown();
  await data.confirmData();
  await new UploadPage(who.page).expectShown(/^Unggah surat/i);
  await sheet.link("minta rekomendasi secara elektronik").click();
  await sheet.expectShown("Minta rekomendasi");
  await expect(who.page.getByText("Bima Prakoso")).toBeVisible();
  await look("bersama-minta");
  await sheet.button(/^Minta rekomendasi$/).click();
  await sheet.expectShown("Permintaan rekomendasi sudah dikirim");
}

test("collective renewal of five with one who declines and one who has no account yet", async ({ holder, other }) => {
  // Six people, each with a browser of their own.
  test.slow();
  const maya = holder(`verifikator@${PEKALONGAN}`);
  const bima = await other(`bima@${PEKALONGAN}`);
  const wahyu = await other(`wahyu@${PEKALONGAN}`);
  const progress = await start(maya, bima, wahyu);

  const sari = await other(`sari@${PEKALONGAN}`);
  await open(sari);
  await expectAccessible(sari.page, "bersama-ajakan");
  await join(sari, (name) => expectAccessible(sari.page, name));
  const ratna = await other(`ratna@${PEKALONGAN}`);
  await open(ratna);
  await join(ratna);

  // One declines.
  const aisyah = await other(`aisyah@${PEKALONGAN}`);
  const no = await open(aisyah);
  await no.link("Tidak ikut").click();
  await no.expectShown("Tidak ikut pembaruan bersama?");
  await expectAccessible(aisyah.page, "bersama-tidak-ikut");
  await aisyah.page.getByLabel("Alasan Anda (opsional)").fill(NO);
  await no.button("Tidak ikut").click();
  await no.expectShown("Anda tidak ikut pembaruan bersama");
  await expectAccessible(aisyah.page, "bersama-tidak-ikut-sudah");

  // One has no account yet: the mail's link sets the password, and leads on.
  const link = (await wahyu.mailbox.next(/(https?:\/\/\S+\/rekomendasi\/sandi#\S+)/))[1]!;
  await activate(wahyu, link);
  const invited = new Sheet(wahyu.page);
  await invited.link("Masuk").click();
  await invited.expectShown("Masuk");
  await finishLogIn(wahyu);
  await invited.expectShown("Anda diajak memperbarui sertifikat bersama");
  await join(wahyu);

  // The head recommends once.
  const asked = (await bima.mailbox.next(/(https?:\/\/\S+\/rekomendasi\/permintaan\/bersama\/\d+)/))[1]!;
  await bima.page.goto(asked);
  const head = new Sheet(bima.page);
  await head.expectShown("Masuk");
  await finishLogIn(bima);
  await head.expectShown("Rekomendasikan pembaruan bersama");
  await expect(bima.page.getByText("3 orang dicentang")).toBeVisible();
  await bima.page.getByText("Lihat data").first().click();
  await expect(bima.page.getByText(sari.email)).toBeVisible();
  await expectAccessible(bima.page, "bersama-permintaan");
  await bima.page.goto("/rekomendasi/permintaan");
  await head.expectShown("Permintaan rekomendasi");
  await expect(bima.page.getByText("3 permintaan menunggu")).toBeVisible();
  await expectAccessible(bima.page, "bersama-daftar");
  await head.link(/^Lihat/).click();
  await head.expectShown("Rekomendasikan pembaruan bersama");
  await head.button("Rekomendasikan yang dicentang").click();
  await expect(bima.page.getByText("3 orang Anda rekomendasikan.")).toBeVisible();
  await expect(bima.page.getByText("3 dari 4 orang")).toBeVisible();
  await expectAccessible(bima.page, "bersama-direkomendasikan");

  // Two send their applications.
  for (const who of [sari, ratna]) {
    await who.mailbox.next(/Rekomendasi Anda sudah diberikan/);
    await who.page.goto("/rekomendasi/bersama");
    const mine = new Sheet(who.page);
    await mine.expectShown("Anda ikut pembaruan bersama");
    if (who === sari) await expectAccessible(sari.page, "bersama-ikut");
    await mine.link("Lanjutkan permohonan").click();
    await fromPassphrase(who, async (page, name) => {
      if (name === "periksa") await expect(page.getByText("Direkomendasikan secara elektronik oleh Bima Prakoso")).toBeVisible();
    });
  }

  await maya.page.reload();
  await progress.expectShown("Pembaruan bersama: Dinas Pendidikan");
  await expect(maya.page.getByText("2 dari 4 selesai")).toBeVisible();
  const member = (name: string) => maya.page.getByRole("listitem").filter({ hasText: name });
  await expect(member("Sari Wulandari")).toContainText("Permohonan diproses");
  await expect(member("Ratna Kusumaningrum")).toContainText("Permohonan diproses");
  await expect(member("Wahyu Firmansyah")).toContainText("Direkomendasikan");
  await expect(member("Joko Santosa")).toContainText("Belum menjawab ajakan.");
  await expect(member("Nur Aisyah")).toContainText(NO);
  await expectAccessible(maya.page, "bersama-berjalan");

  // Who does not answer is left out, and it ends.
  await member("Joko Santosa").getByRole("button", { name: /^Keluarkan/ }).click();
  await expectAccessible(maya.page, "bersama-keluarkan");
  await progress.button("Ya, keluarkan").click();
  await expect(maya.page.getByText("Joko Santosa dikeluarkan.")).toBeVisible();
  await expect(maya.page.getByText("2 dari 3 selesai")).toBeVisible();
  await progress.button("Akhiri").click();
  await progress.button("Ya, akhiri").click();
  await expect(maya.page.getByText("Pembaruan bersama diakhiri.")).toBeVisible();
  await expect(progress.button("Akhiri")).toHaveCount(0);
  await expectAccessible(maya.page, "bersama-berakhir");
  await progress.link("Kembali").click();
  await progress.expectShown("Pembaruan bersama");
  await expect(maya.page.getByText("2 dari 3 selesai")).toBeVisible();
  await expectAccessible(maya.page, "bersama-daftar-petugas");
});

test("an agency without electronic recommendations says so", async ({ holder }) => {
  const officer = holder("verifikator@merantikab.go.id");
  await logIn(officer, undefined, "/petugas/ajukan/masuk");
  await officer.page.goto("/petugas/bersama");
  const sheet = new Sheet(officer.page);
  await expect(sheet.title("Pembaruan bersama")).toBeVisible();
  await expect(officer.page.getByText(/^Instansi Anda belum menerima rekomendasi elektronik/)).toBeVisible();
  await expect(sheet.link("Mulai pembaruan bersama")).toHaveCount(0);
  await expectAccessible(officer.page, "bersama-tidak-tersedia");
});
