// Kota Pekalongan: a key leaked. Its holder reports, the download is refused, an officer revokes, and the holder applies again.
import { expectAccessible } from "../fixtures/axe";
import { PASSWORD } from "../fixtures/backend";
import { DataPage, FetchPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, approve, finishLogIn, logIn } from "../fixtures/walk";

const LEAKED = "Orang lain mengetahui passphrase saya atau memegang berkas sertifikatnya";

test("a leaked key: reported, suspended here, revoked, applied for anew", async ({ holder, other, request }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  await approve(await other(`verifikator2@${PEKALONGAN}`), "Sari Wulandari");
  await sari.mailbox.next(/\/ambil\//);

  // Reported from "Akun saya".
  await sari.page.goto("/akun");
  const sheet = new Sheet(sari.page);
  await expect(sheet.title("Akun saya")).toBeVisible();
  await sheet.link("Laporkan kunci hilang atau bocor").click();
  await sheet.expectShown("Laporkan kunci hilang atau bocor");
  await expectAccessible(sari.page, "kunci-lapor");
  await sheet.button("Laporkan sekarang").click();
  await sheet.expectErrors("Pilih apa yang terjadi", "Isi kata sandi");
  await expectAccessible(sari.page, "kunci-lapor-kosong");
  await sheet.choose(LEAKED);
  await expect(sari.page.getByText("Di layanan ini sertifikat langsung ditangguhkan")).toBeVisible();
  await sari.page.getByLabel("Kata sandi akun Anda").fill(PASSWORD);
  await expectAccessible(sari.page, "kunci-lapor-terisi");
  await sheet.button("Laporkan sekarang").click();
  await expect(sari.page.getByText("Sertifikat ditangguhkan di layanan ini dan belum dicabut.")).toBeVisible();
  await expectAccessible(sari.page, "kunci-dilaporkan");
  await sari.mailbox.next(/Laporan kunci sertifikat Anda diterima/);

  // The file can't be made any more.
  await sari.page.goto(`/ambil/${reference}`);
  const fetch = new FetchPage(sari.page);
  await expect(fetch.title("Unduh sertifikat baru")).toBeVisible();
  await fetch.field.fill(PASSPHRASE);
  await fetch.submit();
  await fetch.expectErrors(/^Buka halaman Sertifikat saya/);
  await sari.page.goto("/sertifikat");
  await expect(sari.page.getByText("Sertifikat Anda ditangguhkan")).toBeVisible();

  // An officer is told, sees it, and revokes.
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  const link = (await verifier.mailbox.next(/(https?:\/\/\S+\/petugas\/kunci\/\d+)/))[1]!;
  await verifier.page.goto(link);
  const desk = new Sheet(verifier.page);
  await desk.expectShown("Masuk");
  await finishLogIn(verifier);
  await desk.expectShown(/^Laporan kunci nomor \d+$/);
  await expectAccessible(verifier.page, "petugas-kunci");
  await desk.link("Laporan kunci").click();
  await desk.expectShown("Laporan kunci");
  await expectAccessible(verifier.page, "petugas-kunci-daftar");
  await desk.link("Sari Wulandari").click();
  await desk.expectShown(/^Laporan kunci nomor \d+$/);
  await desk.button("Cabut sekarang").click();
  await expect(verifier.page.getByText("Tersimpan. Pemilik sertifikat diberi tahu lewat e-mail.")).toBeVisible();
  await expectAccessible(verifier.page, "petugas-kunci-dicabut");
  const list = await request.get("/daftar-pencabutan.crl");
  expect(list.headers()["content-type"]).toBe("application/pkix-crl");

  // The holder sees it, and can apply again.
  await sari.mailbox.next(/Sertifikat Anda sudah dicabut/);
  await sari.page.goto("/kunci/lapor");
  await expect(sari.page.getByText("Sertifikat dicabut").first()).toBeVisible();
  await expectAccessible(sari.page, "kunci-dicabut");
  // The letter is the one that was sent before.
  await expect(sari.page.getByText(`Surat dari permohonan ${reference} langsung terlampir`)).toBeVisible();
  await sheet.button("Ajukan sertifikat baru").click();
  const data = new DataPage(sari.page);
  await data.expectShown();
  await data.confirmData();
  await sheet.expectShown(/^Unggah surat/i);
  await expect(sari.page.locator(".tag", { hasText: "Terunggah" })).toBeVisible();
  await expectAccessible(sari.page, "surat-terlampir");
  await sheet.goOn();
  await sheet.expectShown(/passphrase/i);
});

test("a certificate of BSrE: recorded what was done there; a report taken back waits for an officer", async ({ holder, other }) => {
  const bima = holder(`bima@${PEKALONGAN}`);
  await logIn(bima);
  await bima.page.goto("/kunci/lapor");
  const sheet = new Sheet(bima.page);
  await sheet.expectShown("Laporkan kunci hilang atau bocor");
  await sheet.choose(LEAKED);
  await expect(bima.page.getByText("harus menangguhkannya di BSrE")).toBeVisible();
  await bima.page.getByLabel("Kata sandi akun Anda").fill(PASSWORD);
  await sheet.button("Laporkan sekarang").click();
  await expect(bima.page.getByText("Sertifikat ditangguhkan di layanan ini dan belum dicabut.")).toBeVisible();
  await bima.page.getByText("Tarik kembali laporan").first().click();
  await sheet.button("Tarik kembali laporan").click();
  await expect(bima.page.getByText("Anda meminta laporan ini ditarik kembali.")).toBeVisible();

  const staff = await other(`staf@${PEKALONGAN}`);
  await logIn(staff, undefined, "/petugas/masuk");
  await staff.page.goto("/petugas/kunci");
  const desk = new Sheet(staff.page);
  await desk.expectShown("Laporan kunci");
  await desk.link("Bima Prakoso").click();
  await desk.expectShown(/^Laporan kunci nomor \d+$/);
  await expect(staff.page.getByText("Bicaralah langsung dengannya dahulu")).toBeVisible();
  await expectAccessible(staff.page, "petugas-kunci-bsre");
  await desk.button("Catat penangguhan").click();
  await expect(staff.page.locator("main .summary")).toBeFocused();
  await expectAccessible(staff.page, "petugas-kunci-salah");
  await staff.page.getByLabel("Alasan atau keterangan").fill("Saya menelepon pemiliknya.");
  await desk.button("Akhiri laporan").click();
  await expect(staff.page.getByText("Tersimpan.")).toBeVisible();
  await bima.page.reload();
  await expect(bima.page.getByText("Saya menelepon pemiliknya.")).toBeVisible();
});
