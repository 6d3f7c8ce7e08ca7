// After sending: what a holder meets who was refused, who comes back later or too late, or who cannot renew at all.
import { expectAccessible } from "../fixtures/axe";
import { CasePage } from "../fixtures/officer_pages";
import { CertificatePage, DataPage, FollowPage, LogInPage, Sheet, SentPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply, approve, finishLogIn, logIn, openCase } from "../fixtures/walk";

const NOTE = "Hubungi kepala unit kerja Anda lebih dahulu.";

test("rejected: the officer gives a reason, the holder reads it and may apply anew", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const page = new CasePage(maya.page);
  await page.take();
  await page.decide("Tolak");
  await page.button("Tolak").click();
  await page.expectErrors("Pilih alasan dari daftar");
  await maya.page.getByLabel("Alasan", { exact: true }).selectOption("Lainnya");
  await page.button("Tolak").click();
  await page.expectErrors("Tulis penjelasan: wajib untuk alasan Lainnya");
  await expectAccessible(maya.page, "petugas-tolak-kesalahan");
  await maya.page.getByLabel("Alasan", { exact: true }).selectOption("Tidak direkomendasikan pimpinan unit kerja");
  await maya.page.getByLabel("Penjelasan untuk pemohon").fill(NOTE);
  await page.button("Tolak").click();
  await expect(maya.page.getByRole("dialog", { name: `Tolak permohonan ${reference}?` })).toBeVisible();
  await expectAccessible(maya.page, "petugas-tolak-dialog");
  await page.confirm("Tolak");
  await expect(maya.page.locator(":focus")).toContainText("Ditolak. E-mail kepada pemohon menyebutkan alasan yang Anda pilih; penjelasan Anda dibacanya setelah masuk.");
  await expectAccessible(maya.page, "petugas-ditolak");

  await sari.page.goto((await sari.mailbox.next(/tidak dapat disetujui[^]*?(https?:\/\/\S+\/lacak\/\S+)/))[1]!);
  const follow = new FollowPage(sari.page);
  await follow.expectShown("Permohonan Anda ditolak");
  await expect(follow.phases).toHaveCount(0);
  await expect(sari.page.getByText("Kepala unit kerja tidak merekomendasikan permohonan ini.")).toBeVisible();
  await expect(sari.page.getByText(NOTE)).toBeVisible();
  await expect(follow.button("Tarik kembali permohonan")).toHaveCount(0);
  await expectAccessible(sari.page, "lacak-ditolak");
  await follow.link("Ke Sertifikat saya").click();
  const mine = new CertificatePage(sari.page);
  await mine.expectShown("Permohonan Anda ditolak");
  await expectAccessible(sari.page, "sertifikat-ditolak");
  await mine.begin();
  await new DataPage(sari.page).expectShown();
});

test("the confirmation can be opened later; an application that moved on is not withdrawn", async ({ holder, other, context }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const sent = new SentPage(sari.page);
  await context.clearCookies();
  await sari.page.goto(`/terkirim/${reference}`);
  await expect(new LogInPage(sari.page).title("Masuk")).toBeVisible();
  await finishLogIn(sari);
  expect(await sent.reference()).toBe(reference);

  await sent.link("Lihat status").click();
  const follow = new FollowPage(sari.page);
  await follow.expectShown("Status permohonan");
  await expect(follow.button("Tarik kembali permohonan")).toBeVisible();
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  await follow.button("Tarik kembali permohonan").click();
  await sari.page.getByRole("dialog").getByRole("button", { name: "Tarik kembali permohonan" }).click();
  await follow.expectErrors(/^Muat ulang halaman: permohonan ini sudah berpindah langkah/);
  await expectAccessible(sari.page, "lacak-terlambat-ditarik");
  await sari.page.reload();
  await expect(follow.title("Sertifikat baru Anda sudah terbit")).toBeVisible();
  await expect(follow.button("Tarik kembali permohonan")).toHaveCount(0);

  // The confirmation now says how things stand, and the wizard has nothing to send.
  await sari.page.goto(`/terkirim/${reference}`);
  await expect(sent.title("Permohonan terkirim")).toBeVisible();
  await expectAccessible(sari.page, "terkirim-kemudian");
  await sari.page.goto("/permohonan/periksa");
  await sent.expectShown(/^Sertifikat baru Anda sudah terbit/);
  await expect(sari.page).toHaveURL(/\/sertifikat$/);
  await expect(sent.button(/^(Kirim|Selesaikan) /)).toHaveCount(0);
});

for (const [who, heading, why] of [
  ["bima", /^Sertifikat Anda berlaku sampai .*, (199|200) hari lagi$/, /^Belum perlu diperbarui\. Pembaruan dibuka .*\d{4}/],
  ["dewi", "Hubungi petugas tentang sertifikat Anda", /^Sertifikat Anda telah dicabut sehingga tidak dapat diperbarui\. Minta petugas/],
] as const) {
  test(`nothing to renew for ${who}: told why, and the wizard leads there, too`, async ({ holder }) => {
    const one = holder(`${who}@${PEKALONGAN}`);
    await logIn(one);
    const mine = new CertificatePage(one.page);
    await mine.expectShown(heading);
    await expect(one.page.getByText(why)).toBeVisible();
    await expect(mine.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/)).toHaveCount(0);
    await expectAccessible(one.page, `sertifikat-${who}`);
    // No draft can be begun: the wizard leads to the page that says why.
    for (const path of ["/permohonan", "/permohonan/surat"]) {
      await one.page.goto(path);
      await mine.expectShown(heading);
      await expect(one.page).toHaveURL(/\/sertifikat$/);
    }
  });
}
