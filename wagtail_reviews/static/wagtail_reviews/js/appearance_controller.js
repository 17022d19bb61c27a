/**
 * Tells the panel of the search appearance which page to ask for, once an autosave has created it:
 * until then the page has no id, and what Wagtail swaps in then is not the form.
 */
class AppearanceController extends window.StimulusModule.Controller {
  static values = { pageUrl: String };

  locate({ detail: { response } }) {
    this.element.dataset.wSwapSrcValue = this.pageUrlValue.replace(/0(?=\/$)/, response.pk);
  }
}

window.wagtail.app.register("reviews-appearance", AppearanceController);
