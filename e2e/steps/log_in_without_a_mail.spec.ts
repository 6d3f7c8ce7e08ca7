// Ways to log in that wait for no mailbox: a passkey, an authenticator app, a recovery code; each set up after a log-in, none compulsory.
import { expectAccessible } from "../fixtures/axe";
import { appCode, Device } from "../fixtures/authenticator";
import { PASSWORD } from "../fixtures/backend";
import { LogInPage, Sheet, TokenPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

/** "Cara masuk". */
class MethodsPage extends Sheet {
  static async of(who: Person): Promise<MethodsPage> {
    await logIn(who);
    const page = new MethodsPage(who.page);
    await page.link("Akun saya").click();
    // Another app's page: a document of its own, which leaves focus alone.
    await expect(page.title("Akun saya")).toBeVisible();
    await expectAccessible(who.page, "akun-saya");
    await page.link("Cara masuk dan kata sandi").click();
    await page.expectShown("Cara masuk");
    return page;
  }

  async typePassword(password = PASSWORD): Promise<void> {
    await this.page.getByLabel("Kata sandi sekarang").fill(password);
  }

  /** Keeps the recovery codes that are told now. */
  async keepCodes(): Promise<string[]> {
    await this.expectShown("Simpan kode pemulihan ini");
    const codes = await this.page.locator("main ol li").allTextContents();
    expect(codes).toHaveLength(8);
    await this.button("Sudah saya simpan").click();
    await this.expectShown("Cara masuk");
    return codes;
  }

  /** Adds an authenticator app; its secret, and the recovery codes. */
  async addApp(): Promise<{ secret: string; codes: string[] }> {
    await this.typePassword();
    await this.button("Tambah aplikasi autentikator").click();
    await expect(this.page.getByRole("img", { name: "Kode QR untuk aplikasi autentikator" })).toBeVisible();
    await expectAccessible(this.page, "autentikator-pindai");
    const secret = (await this.page.getByText(/^Kunci: /).textContent())!.replace("Kunci: ", "");
    await this.page.getByLabel("Kode dari aplikasi").fill(appCode(secret));
    await this.button("Konfirmasi").click();
    const codes = await this.keepCodes();
    await expect(this.page.getByText("Aplikasi autentikator ditambahkan.")).toBeVisible();
    return { secret, codes };
  }
}

async function logOut(who: Person): Promise<LogInPage> {
  const page = new LogInPage(who.page);
  await page.button("Keluar").click();
  // The way out may load another document: opened before it is there, the log-in would be left again.
  await who.page.waitForURL(/\?keluar$/);
  await expect(page.button("Keluar")).toHaveCount(0);
  await page.open();
  return page;
}

test("a passkey logs in without a password and a mail; it is named, and removed", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const device = await Device.of(sari.page);
  const page = await MethodsPage.of(sari);
  await page.button("Tambah passkey").click();
  await page.expectErrors("Isi kata sandi");
  await page.typePassword();
  await sari.page.getByLabel("Nama passkey").fill("Ponsel saya");
  await page.button("Tambah passkey").click();
  await page.keepCodes();
  await expect(sari.page.getByText("Passkey ditambahkan.")).toBeVisible();
  await expect(sari.page.getByText("Belum pernah dipakai")).toBeVisible();
  await expect(sari.page.getByText("Sisa kode: 8")).toBeVisible();
  await expectAccessible(sari.page, "cara-masuk");
  expect(await device.passkeys()).toBe(1);

  const log = await logOut(sari);
  await expectAccessible(sari.page, "masuk-dengan-passkey");
  sari.mailbox.forgetTokens();
  // Who does not unlock the device is told what to do, and nothing is lost.
  await device.unlocks(false);
  await log.button("Masuk dengan passkey").click();
  await expect(sari.page.getByText(/^Passkey tidak dipakai: /).first()).toBeVisible();
  await expectAccessible(sari.page, "passkey-ditolak");
  await device.unlocks(true);
  await log.button("Masuk dengan passkey").click();
  await expect(log.button("Keluar")).toBeVisible();
  expect(sari.mailbox.has(/Kode masuk Anda/)).toBe(false);

  await sari.page.goto("/akun/cara-masuk");
  await expect(sari.page.getByText(/^Terakhir dipakai /)).toBeVisible();
  await page.typePassword("salah sekali");
  await page.button("Hapus passkey Ponsel saya").click();
  await page.expectErrors("Periksa kata sandi Anda: kata sandi itu salah");
  await page.typePassword();
  await page.button("Hapus passkey Ponsel saya").click();
  await expect(sari.page.getByText("Passkey dihapus.")).toBeVisible();
  await sari.mailbox.next(/Passkey dihapus/);
  const again = await logOut(sari);
  await again.button("Masuk dengan passkey").click();
  await expect(sari.page.getByText(/^Passkey tidak dipakai: /).first()).toBeVisible();
});

test("an authenticator app and a recovery code stand in for the mail, which still works", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = await MethodsPage.of(sari);
  const { secret, codes } = await page.addApp();
  const token = new TokenPage(sari.page);
  const enter = async () => {
    const log = await logOut(sari);
    await log.enter(sari.email, PASSWORD);
    await token.expectShown("Kode dari aplikasi autentikator");
  };

  await enter();
  await expectAccessible(sari.page, "kode-aplikasi");
  await sari.page.getByLabel("Kode dari aplikasi autentikator").fill("000000");
  await token.button(/^Masuk$/).click();
  await token.expectErrors(/Sisa percobaan: 4/);
  // The one that confirmed the app counted once: the app's next one.
  await sari.page.getByLabel("Kode dari aplikasi autentikator").fill(appCode(secret, 1));
  await token.button(/^Masuk$/).click();
  await expect(token.button("Keluar")).toBeVisible();

  await enter();
  await token.button("Pakai kode pemulihan").click();
  await token.expectShown("Kode pemulihan");
  await expectAccessible(sari.page, "kode-pemulihan");
  await sari.page.getByLabel("Kode pemulihan").fill(codes[2]!.toLowerCase());
  await token.button(/^Masuk$/).click();
  await expect(token.button("Keluar")).toBeVisible();
  await sari.mailbox.next(/Sisa kode pemulihan: 7\./);

  await enter();
  sari.mailbox.forgetTokens();
  await token.button("Kirim kode lewat e-mail").click();
  // Focus is on what was sent.
  await expect(token.title("Kode dari e-mail")).toBeVisible();
  await token.code.fill(await sari.mailbox.token());
  await token.button(/^Masuk$/).click();
  await expect(token.button("Keluar")).toBeVisible();

  await sari.page.goto("/akun/cara-masuk");
  await expect(sari.page.getByText("Sisa kode: 7")).toBeVisible();
  await page.typePassword();
  await page.button("Hapus aplikasi autentikator").click();
  await expect(sari.page.getByText(/^Aplikasi autentikator dihapus\./)).toBeVisible();
});

test("a browser without passkeys is offered none", async ({ page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, "PublicKeyCredential"));
  const log = new LogInPage(page);
  await log.open();
  await expect(log.button("Masuk dengan passkey")).toHaveCount(0);
});

test("the password is changed; one's data can be seen and taken along", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = await MethodsPage.of(sari);
  const second = await other(sari.email);
  await logIn(second);
  await page.typePassword();
  await sari.page.getByLabel("Kata sandi baru").fill("gerimis sore di alun-alun");
  await page.button("Ganti kata sandi").click();
  await expect(sari.page.getByText("Kata sandi diganti. Semua sesi lain sudah diakhiri.")).toBeVisible();
  await second.page.reload();
  await expect(new LogInPage(second.page).title("Masuk")).toBeVisible();

  await page.link("Kembali").click();
  await page.expectShown("Akun saya");
  await expect(sari.page.locator("dl").first()).toContainText("Sari Wulandari");
  const saved = sari.page.waitForEvent("download");
  await page.link("Unduh salinan data (JSON)").click();
  const file = await (await saved).createReadStream();
  const copy = JSON.parse(Buffer.concat(await file.toArray()).toString());
  expect(copy.account.data.name).toBe("Sari Wulandari");
  expect(Object.keys(copy)).toContain("access_log");
});
