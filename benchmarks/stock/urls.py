"""One router, one viewset."""

from rest_framework.routers import DefaultRouter

from benchmarks.stock.views import FoundationModelViewSet

router = DefaultRouter()
router.register("models", FoundationModelViewSet, basename="model")
urlpatterns = router.urls
