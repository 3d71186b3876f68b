"""Views: each joins a queryset, a filter and a shape."""
