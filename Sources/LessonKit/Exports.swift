// What a lesson shows is of the lesson's model: tables and figures with their initializers.
@_exported public import LessonModel
