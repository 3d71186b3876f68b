"""Release artifacts in the words of the Model Openness Framework, and how available each is.

Source: White et al., The Model Openness Framework, arXiv:2403.13784, section 5: seventeen components.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComponentKind(models.TextChoices):
    """The seventeen components of a complete release."""

    DATASETS = "datasets", _("datasets")
    DATA_PREPROCESSING_CODE = "data-preprocessing-code", _("data preprocessing code")
    MODEL_ARCHITECTURE = "model-architecture", _("model architecture")
    MODEL_PARAMETERS_FINAL = "model-parameters-final", _("model parameters (final)")
    MODEL_PARAMETERS_INTERMEDIATE = "model-parameters-intermediate", _("model parameters (intermediate)")
    MODEL_METADATA = "model-metadata", _("model metadata")
    TRAINING_CODE = "training-code", _("training code")
    INFERENCE_CODE = "inference-code", _("inference code")
    EVALUATION_CODE = "evaluation-code", _("evaluation code")
    EVALUATION_DATA = "evaluation-data", _("evaluation data")
    EVALUATION_RESULTS = "evaluation-results", _("evaluation results")
    SUPPORTING_LIBRARIES_AND_TOOLS = "supporting-libraries-and-tools", _("supporting libraries and tools")
    SAMPLE_MODEL_OUTPUTS = "sample-model-outputs", _("sample model outputs")
    MODEL_CARD = "model-card", _("model card")
    DATA_CARD = "data-card", _("data card")
    TECHNICAL_REPORT = "technical-report", _("technical report")
    RESEARCH_PAPER = "research-paper", _("research paper")


class Availability(models.TextChoices):
    """Whether a component can be had."""

    OPEN = "open", _("open to all")
    GATED = "gated", _("gated: on request or under a form")
    PARTIAL = "partial", _("partly available")
    CLOSED = "closed", _("not available")
    UNKNOWN = "unknown", _("unknown")
