// Administration and delegation: roles are given and taken, settings are kept, a table is tried first, a leave is covered, mails are chosen.
import { expectAccessible } from "../fixtures/axe";
import { Sheet } from "../fixtures/pages";
import { MERANTI } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

async function administer(admin: Person, part: "Petugas" | "Pemegang sertifikat" | "Pengaturan" | "Kendala"): Promise<Sheet> {
  await logIn(admin, undefined, "/petugas/masuk");
  const page = new Sheet(admin.page);
  await page.link("Pengelolaan").click();
  await page.expectShown("Petugas");
  if (part !== "Petugas") await page.page.getByRole("navigation", { name: "Pengelolaan" }).getByText(part).click();
  return page;
}

test("an officer is invited; the role waits for a second administrator", async ({ other }) => {
  const admin = await other(`admin@${MERANTI}`);
  const page = await administer(admin, "Petugas");
  await expectAccessible(admin.page, "petugas-pengelolaan");
  // Cases are not an administrator's: nothing is offered that would be refused.
  await expect(page.link("Cari")).toHaveCount(0);
  await page.link("Undang petugas").click();
  await page.expectShown("Undang petugas");
  await page.button("Usulkan").click();
  await page.expectErrors("Isi nama", "Isi e-mail dinas", "Pilih minimal satu peran");
  await expectAccessible(admin.page, "petugas-undang");
  await admin.page.getByLabel("Nama").fill("Ani Contoh");
  await admin.page.getByLabel("E-mail dinas").fill(`ani.contoh@${MERANTI}`);
  await page.choose("Verifikator");
  await page.button("Usulkan").click();
  await expect(admin.page.getByRole("status").getByText("Ani Contoh diusulkan. Undangan dikirim begitu perannya berlaku.")).toBeVisible();
  // Nobody gives a role alone.
  await expect(admin.page.getByText("Menunggu konfirmasi").first()).toBeVisible();
  await expectAccessible(admin.page, "petugas-peran");
});

test("settings: each fault at its field, kept when right, and back to the standard", async ({ other }) => {
  const admin = await other(`admin@${MERANTI}`);
  const page = await administer(admin, "Pengaturan");
  await page.expectShown("Pengaturan");
  await expectAccessible(admin.page, "petugas-pengaturan");
  const closes = admin.page.locator("#close-mon");
  const standard = await closes.inputValue();
  await closes.fill("6");
  await admin.page.locator("#closed-days").fill("31/2/2027");
  await page.button("Simpan").click();
  await page.expectErrors(/^Senin: urutkan/, /31\/2\/2027$/);
  await closes.fill("15.45");
  await admin.page.locator("#closed-days").fill("24/12/2027");
  await page.button("Simpan").click();
  await expect(admin.page.getByText("Pengaturan disimpan dan sudah berlaku.")).toBeVisible();
  await admin.page.reload();
  await expect(closes).toHaveValue("15.45");
  await expect(admin.page.locator("#closed-days")).toHaveValue("24/12/2027");
  await page.button(/^Pulihkan nilai standar\s*: Jam kerja/).click();
  await expect(closes).toHaveValue(standard);
});

test("a table is tried first: told what to mend, then imported whole; again it changes nothing", async ({ other }) => {
  const admin = await other(`admin@${MERANTI}`);
  const page = await administer(admin, "Pemegang sertifikat");
  await page.expectShown("Impor pemegang sertifikat");
  await page.button("Periksa dahulu").click();
  await page.expectErrors("Pilih berkas Excel (.xlsx) atau CSV");
  await expectAccessible(admin.page, "petugas-impor");
  const table = (nik: string) =>
    Buffer.from(
      "nama;nik;nip;email;hp;unit;jabatan;pangkat;status;nomor_seri;berlaku_sampai\r\n" +
        `Teguh Contoh;${nik};;teguh.contoh@${MERANTI};081234567890;Dinas Contoh;Analis;;;0a1b2c;31/12/2099\r\n`,
      "latin1",
    );
  const attempt = async (nik: string) => {
    await admin.page.locator("#table").setInputFiles({ name: "pemegang.csv", mimeType: "text/csv", buffer: table(nik) });
    await expect(admin.page.getByText("pemegang.csv")).toBeVisible();
    await page.button("Periksa dahulu").click();
  };
  await attempt("141001");
  await page.expectShown("1 masalah ditemukan; tidak ada yang diimpor");
  await expect(admin.page.getByText("Isi NIK dengan tepat 16 angka")).toBeVisible();
  await expect(admin.page.getByText("Baris 2")).toBeVisible();
  await expect(admin.page.getByText("Kolom nik: 141001")).toBeVisible();
  await expectAccessible(admin.page, "petugas-impor-masalah");
  await page.button("Ganti berkas").click();
  await page.expectShown("Impor pemegang sertifikat");
  await attempt("1410014101850001");
  await page.expectShown("Semua baris benar");
  const count = (name: string) => admin.page.locator(".list > div").filter({ hasText: name }).locator("dd");
  await expect(count("Pemegang baru")).toHaveText("1");
  await page.button("Impor sekarang").click();
  await page.expectShown("Impor selesai");
  await expectAccessible(admin.page, "petugas-impor-selesai");
  await page.button("Impor berkas lain").click();
  await attempt("1410014101850001");
  await page.expectShown("Semua baris benar");
  await expect(count("Tidak berubah")).toHaveText("1");
  await expect(count("Pemegang baru")).toHaveText("0");
});

test("a leave is covered by a colleague, and ended again", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = new Sheet(officer.page);
  await page.link("Pelimpahan").click();
  await page.expectShown("Pelimpahan tugas");
  await page.button("Limpahkan").click();
  await expect(officer.page.locator("main .summary li")).toHaveCount(3);
  await expectAccessible(officer.page, "petugas-pelimpahan");
  await officer.page.getByLabel("Kepada").selectOption({ index: 1 });
  await officer.page.getByLabel("Hari pertama").fill("05/01/2099");
  await officer.page.getByLabel("Hari terakhir").fill("04/01/2099");
  await page.button("Limpahkan").click();
  await expect(officer.page.locator("main .summary li")).toHaveCount(1);
  await officer.page.getByLabel("Hari terakhir").fill("09/01/2099");
  await page.button("Limpahkan").click();
  await expect(officer.page.getByText("5 Januari 2099 sampai 9 Januari 2099")).toBeVisible();
  await page.button(/^Akhiri/).click();
  await page.button("Ya, akhiri").click();
  await expect(officer.page.getByRole("status").getByText("Pelimpahan diakhiri.")).toBeVisible();
  await expect(officer.page.getByText("Belum ada pelimpahan yang berlaku atau dijadwalkan.")).toBeVisible();
});

test("an officer chooses how mails about applications come", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = new Sheet(officer.page);
  await page.link("Pelimpahan").click();
  await page.expectShown("Pelimpahan tugas");
  await page.link("Pemberitahuan permohonan").click();
  await page.expectShown("Pemberitahuan permohonan");
  const choice = (name: string) => officer.page.getByRole("radio", { name });
  await expect(choice("Sekali sejam")).toBeChecked();
  await expectAccessible(officer.page, "petugas-pemberitahuan");
  await page.choose("Sekali sehari");
  await page.button("Simpan").click();
  await expect(officer.page.getByRole("status").getByText("Pilihan Anda tersimpan.")).toBeVisible();
  await officer.page.reload();
  await expect(choice("Sekali sehari")).toBeChecked();
});

test("problems: a quiet page while there are none", async ({ other }) => {
  const admin = await other(`admin@${MERANTI}`);
  const page = await administer(admin, "Kendala");
  await page.expectShown("Kendala");
  await expect(admin.page.getByText("Tidak ada kendala.")).toBeVisible();
  await expectAccessible(admin.page, "petugas-kendala");
});

test("the administration is the administrators' alone", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = new Sheet(officer.page);
  await expect(page.link("Pelimpahan"), "the menu is there").toBeVisible();
  await expect(page.link("Pengelolaan")).toHaveCount(0);
  await officer.page.goto("/petugas/pengelolaan/pengaturan");
  await expect(page.title("Halaman ini untuk administrator")).toBeVisible();
});
