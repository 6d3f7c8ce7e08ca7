// A closed complaint is rated by whoever made it, once.
import { expectAccessible } from "../fixtures/axe";
import { FindPage, ReceiptPage, WritePage, officerDoes } from "../fixtures/complaints";
import { PURBALINGGA } from "../fixtures/people";
import { expect, test } from "../fixtures/test";

const RECEIVER = `verifikator@${PURBALINGGA}`;

test("an answered complaint is settled and rated without a name, once", async ({ page, backend }) => {
  const write = new WritePage(page);
  await page.goto("/masukan/pengaduan/purbalingga");
  await write.fill("Pelayanan", "Loket tutup terlalu awal.", "Tanpa nama");
  await write.send.click();
  const receipt = new ReceiptPage(page);
  const { number, secret } = await receipt.read();
  await receipt.goOn();
  await officerDoes(backend, RECEIVER, number, { classify: { class: "light", note: "" } }, { answer: "Jam loket diperbaiki." });
  const find = new FindPage(page);
  await page.goto("/masukan/pengaduan/ikuti");
  await find.open(number, secret);
  await page.getByRole("button", { name: "Selesai", exact: true }).click();
  const rate = find.button("Beri penilaian");
  await expect(rate).toBeVisible();
  await expectAccessible(page, "pengaduan-dinilai");
  await rate.click();
  for (let place = 1; place <= 9; place += 1) {
    await expect(page.getByText(`Pertanyaan ${place} dari 9`)).toBeVisible();
    await page.getByRole("group").getByRole("button").last().click();
  }
  await find.button("Kirim").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[Tt]erima kasih/);
  await page.goto("/masukan/pengaduan/ikuti");
  await find.open(number, secret);
  await expect(find.title("Pengaduan selesai")).toBeVisible();
  await expect(rate).toBeHidden();
});
