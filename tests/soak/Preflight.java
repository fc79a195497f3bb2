// Says of each file named whether it is a valid PDF/A-1b file (Apache PDFBox's preflight); fails if one is not.
import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
  private static ValidationResult check(String path) throws Exception {
    PreflightParser parser = new PreflightParser(new File(path));
    try {
      parser.parse();
    } catch (SyntaxValidationException e) {
      return e.getResult();
    }
    try (PreflightDocument document = parser.getPreflightDocument()) {
      document.validate();
      return document.getResult();
    }
  }

  public static void main(String[] paths) throws Exception {
    int bad = 0;
    for (String path : paths) {
      ValidationResult result = check(path);
      System.out.println((result.isValid() ? "valid PDF/A-1b: " : "NOT valid: ") + new File(path).getName());
      for (ValidationResult.ValidationError error : result.getErrorsList()) {
        System.out.println("  " + error.getErrorCode() + " " + error.getDetails() + " page " + error.getPageNumber());
      }
      bad += result.isValid() ? 0 : 1;
    }
    System.exit(bad == 0 && paths.length > 0 ? 0 : 1);
  }
}
