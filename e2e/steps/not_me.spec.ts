// "This was not me": the link of a security mail freezes the account, and an administrator opens it again.
import { expectAccessible } from "../fixtures/axe";
import { LogInPage, Sheet } from "../fixtures/pages";
import { MERANTI } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSWORD } from "../fixtures/backend";
import { activate, logIn } from "../fixtures/walk";

test("frozen by the link, closed to everybody, open again through the office", async ({ holder, other }) => {
  const joko = holder(`joko@${MERANTI}`);
  await logIn(joko);
  // Somebody else asks for a code with the right password; its owner is told by mail.
  const thief = await other(`joko@${MERANTI}`);
  const log = new LogInPage(thief.page);
  await log.open();
  await log.enter(`joko@${MERANTI}`, PASSWORD);
  const link = (await joko.mailbox.next(/(https?:\/\/\S+\/bukan-saya#\S+)/))[1]!;
  await joko.page.goto("about:blank");
  await joko.page.goto(link);
  const page = new Sheet(joko.page);
  await expect(page.title("Bukan Anda yang masuk?")).toBeVisible();
  await expectAccessible(joko.page, "bukan-saya");
  await page.button("Bekukan akun saya").click();
  await page.expectShown("Akun Anda dibekukan");
  await expectAccessible(joko.page, "akun-dibekukan");
  await joko.page.goto("/sertifikat");
  await log.open();
  await log.enter(`joko@${MERANTI}`, PASSWORD);
  await log.expectErrors(/dibekukan/);

  const admin = await other(`admin@${MERANTI}`);
  await logIn(admin, undefined, "/petugas/masuk");
  const desk = new Sheet(admin.page);
  await desk.link("Pengelolaan").click();
  await desk.expectShown("Petugas");
  await admin.page.getByRole("navigation", { name: "Pengelolaan" }).getByText("Kendala").click();
  await desk.expectShown("Kendala");
  await expectAccessible(admin.page, "petugas-kendala-dibekukan");
  await desk.button("Buka kembali").click();
  await expect(admin.page.getByText("Tidak ada kendala.")).toBeVisible();

  await activate(joko, (await joko.mailbox.next(/(https?:\/\/\S+\/sandi#\S+)/))[1]!);
  await logIn(joko);
  await expect(page.button("Keluar")).toBeVisible();
});
