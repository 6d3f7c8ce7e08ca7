// Log-in, token, link and password, with what can go wrong in them.
import { expectAccessible } from "../fixtures/axe";
import { PASSWORD } from "../fixtures/backend";
import { LogInPage, Sheet, TokenPage } from "../fixtures/pages";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

const SARI = "sari@pekalongankota.go.id";

test("an empty form says what is missing, and its summary leads to the fields", async ({ page }) => {
  const form = new LogInPage(page);
  await form.open();
  await form.submit();
  await form.expectErrors("Isi e-mail dinas atau NIP", "Isi kata sandi");
  await expect(form.password).toHaveAccessibleDescription(/Kesalahan: Isi kata sandi/);
  await form.link("Isi kata sandi").click();
  await expect(form.password).toBeFocused();
  await expectAccessible(page);
});

test("a wrong password and an unknown account get the same answer, and what was typed stays", async ({ page }) => {
  const form = new LogInPage(page);
  const answer = "Periksa e-mail atau NIP dan kata sandi Anda: keduanya tidak cocok";
  await form.open();
  await form.enter(SARI, "salah-sekali-1");
  await form.expectErrors(answer);
  await expect(form.identifier).toHaveValue(SARI);
  await form.enter("tidak.ada@pekalongankota.go.id", "salah-sekali-1");
  await form.expectErrors(answer);
});

test("a NIK, an old NIP or half an address is told before it is sent", async ({ page }) => {
  const form = new LogInPage(page);
  await form.open();
  for (const slip of ["3375014509850001", "131234567", "sari@"]) {
    await form.enter(slip, "gunung-biru-42");
    await form.expectErrors("Isi e-mail dinas lengkap atau NIP 18 angka, bukan NIK (16 angka) atau NIP lama (9 angka)");
  }
});

test("the password can be shown and is hidden again", async ({ page }) => {
  const form = new LogInPage(page);
  await form.open();
  await form.password.fill("rahasia-besar");
  await form.button("Tampilkan kata sandi").click();
  await expect(form.password).toHaveAttribute("type", "text");
  await form.button("Sembunyikan kata sandi").click();
  await expect(form.password).toHaveAttribute("type", "password");
});

test("a wrong token is told with the tries left; a used one does not work again", async ({ holder, other }) => {
  const sari = holder(SARI);
  const form = new LogInPage(sari.page);
  await form.open();
  await form.enter(SARI, PASSWORD);
  const token = new TokenPage(sari.page);
  await token.expectShown("Kode dari e-mail");
  const right = await sari.mailbox.token();
  const wrong = right === "000000" ? "000001" : "000000";

  await token.button(/^Masuk$/).click();
  await token.expectErrors("Isi kode");
  await token.code.fill("12345");
  await token.button(/^Masuk$/).click();
  await token.expectErrors("Isi kode dengan tepat 6 angka");
  await token.code.fill(wrong);
  await token.button(/^Masuk$/).click();
  await token.expectErrors(/^Periksa kode Anda: angkanya tidak cocok\. Sisa percobaan: \d kali$/);
  await expectAccessible(sari.page);
  await token.code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
  await token.button(/^Masuk$/).click();
  await expect(token.button("Keluar")).toBeVisible();

  const second = await other(SARI);
  const again = new LogInPage(second.page);
  await again.open();
  second.mailbox.forgetTokens();
  await again.enter(SARI, PASSWORD);
  const next = new TokenPage(second.page);
  await next.expectShown("Kode dari e-mail");
  if ((await second.mailbox.token()) !== right) {
    await next.enter(right);
    await next.expectErrors(/^Periksa kode Anda/);
  }
});

test("the NIP opens the same account", async ({ holder }) => {
  const sari = holder(SARI);
  await new LogInPage(sari.page).open();
  // Demo data: birth date, appointment, sex, number of the person at the third agency (backend/src/cli/demo/mod.rs).
  const nip = `19880412${"201303"}${"2"}${"041"}`;
  const form = new LogInPage(sari.page);
  await form.enter(nip, PASSWORD);
  await new TokenPage(sari.page).enter(await sari.mailbox.token());
  await expect(form.button("Keluar")).toBeVisible();
});

test("a first log-in: link by mail, password, log-in; the link works once", async ({ holder }) => {
  const wahyu = holder("wahyu@pekalongankota.go.id");
  const sheet = new Sheet(wahyu.page);
  await new LogInPage(wahyu.page).open();
  await sheet.link("Pertama kali masuk atau lupa kata sandi").click();
  await sheet.expectShown("Atur kata sandi");
  await expectAccessible(wahyu.page);
  await sheet.button("Kirim tautan").click();
  await sheet.expectErrors("Isi e-mail dinas atau NIP");
  await wahyu.page.getByLabel("E-mail dinas atau NIP").fill(wahyu.email);
  await sheet.button("Kirim tautan").click();
  await sheet.expectShown("Periksa e-mail dinas Anda");
  await expectAccessible(wahyu.page);

  const link = (await wahyu.mailbox.next(/(https?:\/\/\S+\/sandi#\S+)/))[1]!;
  await wahyu.page.goto("about:blank");
  await wahyu.page.goto(link);
  const password = wahyu.page.getByLabel("Kata sandi baru");
  await expect(sheet.title("Buat kata sandi")).toBeVisible();
  await sheet.button("Simpan kata sandi").click();
  await sheet.expectErrors("Isi kata sandi");
  await password.fill("pendek");
  await sheet.button("Simpan kata sandi").click();
  await sheet.expectErrors("Isi kata sandi dengan minimal 8 karakter");
  await password.fill("password123");
  await sheet.button("Simpan kata sandi").click();
  await sheet.expectErrors(/^Pilih kata sandi yang lebih sulit ditebak/);
  await password.fill("firmansyah wahyu 9");
  await sheet.button("Simpan kata sandi").click();
  await sheet.expectErrors(/^Pilih kata sandi tanpa nama/);
  await expectAccessible(wahyu.page);
  await password.fill("kabut-senja-hutan-58");
  await sheet.button("Simpan kata sandi").click();
  await sheet.expectShown("Kata sandi tersimpan");
  await expectAccessible(wahyu.page);

  await wahyu.page.goto("about:blank");
  await wahyu.page.goto(link);
  // Told before anybody makes up a password in vain.
  await expect(sheet.title("Tautan ini tidak dapat dipakai")).toBeVisible();
  await expectAccessible(wahyu.page);
  await sheet.page.goto("/sandi");
  await expect(sheet.title("Tautan ini tidak dapat dipakai")).toBeVisible();
  await expectAccessible(wahyu.page);
});

test("a page that needs a log-in comes after it, and logging out ends it", async ({ holder }) => {
  const sari = holder(SARI);
  const sheet = new Sheet(sari.page);
  await sari.page.goto("/permohonan/data");
  await expect(sheet.title("Masuk")).toBeVisible();
  await new LogInPage(sari.page).enter(SARI, PASSWORD);
  await new TokenPage(sari.page).enter(await sari.mailbox.token());
  await expect(sheet.title("Periksa data Anda")).toBeVisible();
  await sheet.button("Keluar").click();
  await expect(sheet.link("Mulai sekarang")).toBeVisible();
  await sari.page.goto("/sertifikat");
  await expect(sheet.title("Masuk")).toBeVisible();
});

test("an officer's page tells a holder that it is not theirs", async ({ holder }) => {
  const sari = holder(SARI);
  await logIn(sari, undefined, "/petugas/masuk");
  await expect(new Sheet(sari.page).title("Akun ini bukan akun petugas")).toBeVisible();
  await expectAccessible(sari.page);
});
