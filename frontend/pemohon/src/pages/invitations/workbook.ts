// A workbook on its way to and from the service.

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The file's bytes as they are now; a data address has them behind its comma. Nothing, if the file
 * cannot be read: the service then says that it is empty. */
export const inBase64 = (file: Blob): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^.*?,/, ""));
    reader.onerror = () => done("");
    reader.readAsDataURL(file);
  });
