// What takes two people: a role is confirmed by the second administrator, a changed address by its owner; the log tells both.
import { expectAccessible } from "../fixtures/axe";
import { Sheet } from "../fixtures/pages";
import { askLink, link, open, setPassword } from "../fixtures/password";
import { MERANTI } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

// Sari's, as the demo people are numbered.
const NIP = "198804122013032021";

async function administer(admin: Person, part: string): Promise<Sheet> {
  await logIn(admin, undefined, "/petugas/masuk");
  const page = new Sheet(admin.page);
  await page.link("Pengelolaan").click();
  await page.expectShown("Petugas");
  await turn(page, part);
  return page;
}

async function turn(page: Sheet, part: string): Promise<void> {
  await page.page.getByRole("navigation", { name: "Pengelolaan" }).getByText(part, { exact: true }).click();
}

test("a role is confirmed by the second administrator, and the log tells who did what", async ({ other }) => {
  const admin = await other(`admin@${MERANTI}`);
  const first = await administer(admin, "Petugas");
  await first.link("Undang petugas").click();
  await first.expectShown("Undang petugas");
  await admin.page.getByLabel("Nama").fill("Ani Contoh");
  await admin.page.getByLabel("E-mail dinas").fill(`ani.contoh@${MERANTI}`);
  await first.choose("Verifikator");
  await first.button("Usulkan").click();
  await expect(admin.page.getByRole("status").getByText("Ani Contoh diusulkan. Undangan dikirim begitu perannya berlaku.")).toBeVisible();
  await turn(first, "Konfirmasi");
  await first.expectShown("Menunggu konfirmasi");
  await expectAccessible(admin.page, "petugas-konfirmasi-sendiri");
  // Nobody confirms what they proposed.
  await expect(first.button(/^Setujui/)).toHaveCount(0);

  const second = await other(`admin2@${MERANTI}`);
  const page = await administer(second, "Konfirmasi");
  await page.expectShown("Menunggu konfirmasi");
  await expectAccessible(second.page, "petugas-konfirmasi");
  await page.button("Setujui Ani Contoh").click();
  await expect(second.page.getByRole("status").getByText("Usulan untuk Ani Contoh disetujui.")).toBeVisible();
  await expect(second.page.getByText("Tidak ada yang menunggu konfirmasi.")).toBeVisible();
  await expectAccessible(second.page, "petugas-konfirmasi-selesai");
  expect((await (await other(`ani.contoh@${MERANTI}`)).mailbox.next(/(\/sandi#\S+)/))[1]).toBeTruthy();

  await turn(page, "Catatan");
  await page.expectShown("Catatan");
  await expect(second.page.getByText(/Ani Contoh/)).toHaveCount(3);
  await expectAccessible(second.page, "petugas-catatan");
});

/** Proposes another address for Sari's account, by a table. */
async function move(admin: Person): Promise<void> {
  const page = await administer(admin, "Pemegang sertifikat");
  await page.expectShown("Impor pemegang sertifikat");
  const buffer = Buffer.from(`nama;nik;nip;email;hp;unit;jabatan\r\n;;${NIP};sari.baru@${MERANTI};;;\r\n`);
  await admin.page.locator("#table").setInputFiles({ name: "pemegang.csv", mimeType: "text/csv", buffer });
  await expect(admin.page.getByText("pemegang.csv")).toBeVisible();
  await page.button("Periksa dahulu").click();
  await page.expectShown("Semua baris benar");
  await expectAccessible(admin.page, "petugas-impor-menunggu");
  await page.button("Impor sekarang").click();
  await page.expectShown("Impor selesai");
  await expectAccessible(admin.page, "petugas-impor-diusulkan");
}

test("a changed address waits for its owner, who is asked at the address before", async ({ other }) => {
  await move(await other(`admin@${MERANTI}`));

  const sari = await other(`sari@${MERANTI}`);
  await sari.page.goto((await sari.mailbox.next(/(https?:\/\/\S+\/konfirmasi#\S+)/))[1]!);
  const question = new Sheet(sari.page);
  await expect(question.title("Perubahan data akun Anda")).toBeVisible();
  await expectAccessible(sari.page, "perubahan-data");
  await question.button("Setujui perubahan").click();
  await question.expectShown("Perubahan disetujui");
  await expectAccessible(sari.page, "perubahan-disetujui");
  // The link is used up.
  await sari.page.reload();
  await question.button("Setujui perubahan").click();
  await question.expectShown("Tautan ini tidak berlaku lagi");
  await expectAccessible(sari.page, "perubahan-tautan-terpakai");
});

test("who sets a new password meanwhile can only object by the older link", async ({ other }) => {
  await move(await other(`admin@${MERANTI}`));
  const sari = await other(`sari@${MERANTI}`);
  const question = (await sari.mailbox.next(/(https?:\/\/\S+\/konfirmasi#\S+)/))[1]!;
  await sari.page.goto("/aktivasi");
  await askLink(sari.page, sari.email);
  await open(sari, await link(sari));
  await setPassword(sari.page, "kabut-senja-hutan-58");

  await open(sari, question);
  const page = new Sheet(sari.page);
  await page.button("Setujui perubahan").click();
  await page.expectShown("Tautan ini tidak dapat dipakai untuk menyetujui");
  await expect(page.button("Setujui perubahan")).toHaveCount(0);
  await expectAccessible(sari.page, "perubahan-hanya-tolak");
  await page.button("Tolak").click();
  await page.expectShown("Usulan ditolak");
});
