// Dates as people write them here: day, month, year, whatever language the browser has.
import { expectAccessible } from "../fixtures/axe";
import { press, type } from "../fixtures/keyboard";
import { Sheet } from "../fixtures/pages";
import { MERANTI } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

test.use({ locale: "en-US" });

test("a date is typed with the day first, told back in words, or picked from the calendar", async ({ other }) => {
  const officer = await other(`verifikator@${MERANTI}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const page = new Sheet(officer.page);
  await page.link("Pelimpahan").click();
  await page.expectShown("Pelimpahan tugas");
  const first = officer.page.getByLabel("Hari pertama");
  const last = officer.page.getByLabel("Hari terakhir");
  const told = (field: string) => officer.page.locator(`output[for="${field}"]`);
  await officer.page.getByLabel("Kepada").selectOption({ index: 1 });

  await type(officer.page, first, "05-01-2099");
  await expect(told("first-day")).toHaveText("5 Januari 2099");
  for (const [typed, words] of [["9 Jan 2099", "9 Januari 2099"], ["09012099", "9 Januari 2099"], ["01/13/2099", ""]]) {
    await last.fill(typed);
    await expect(told("last-day")).toHaveText(words);
  }
  await page.button("Limpahkan").click();
  await page.expectErrors("Isi hari terakhir dengan tanggal, misalnya 17/08/2026");
  await expect(last, "what was typed is still there").toHaveValue("01/13/2099");
  await expect(told("first-day")).toHaveText("5 Januari 2099");
  await expectAccessible(officer.page, "petugas-tanggal-salah");

  const calendar = officer.page.locator("#last-day-picker");
  await last.fill("8 Januari 2099");
  await press(officer.page, page.button("Kalender – Hari terakhir"));
  await expect(calendar, "the calendar opens at what was typed").toHaveValue("2099-01-08");
  await officer.page.keyboard.press("Escape");
  await calendar.fill("2099-01-09");
  await expect(last).toHaveValue("09/01/2099");
  await expect(told("last-day")).toHaveText("9 Januari 2099");
  await expectAccessible(officer.page, "petugas-tanggal");

  await officer.page.getByRole("button", { name: "English" }).click();
  await expect(told("last-day")).toHaveText("9 January 2099");
  await expect(officer.page.getByLabel("Last day")).toHaveValue("09/01/2099");
  await page.button("Delegate").click();
  await expect(officer.page.getByText("5 January 2099 to 9 January 2099")).toBeVisible();
});
